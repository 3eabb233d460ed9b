using System.Collections.Immutable;
using Azure;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Links;
using CE4BIG.Functions.Storage;

namespace CE4BIG.Functions.Tests.Links;

public sealed class StepLinksTests
{
    private static readonly StepLinks Links = Keys.Steps();

    [Fact]
    public void The_present_link_is_known_by_its_secret()
    {
        var (file, step) = AwaitingTheHost();

        Assert.Equal(LinkState.Current, Links.Look(file, step, Links.Secret(file.State.Id, step)));
    }

    [Fact]
    public void A_link_and_its_code_that_were_mailed_under_a_key_from_before_still_answer_the_step_and_the_page()
    {
        var (file, step) = AwaitingTheHost();
        var rotated = new StepLinks(Keys.Of(2, 1), Keys.App());

        Assert.Equal(LinkState.Current, rotated.Look(file, step, Links.Secret(file.State.Id, step)));
        Assert.True(rotated.IsCode(file.State.Id, step, Links.Code(file.State.Id, step)));
        Assert.Equal(Role.Host, rotated.PageOf(file.State, Links.ExchangeAddress(file.State, Role.Host).Query[3..]));
        Assert.True(rotated.IsPageCode(file.State, Role.Host, Links.PageCode(file.State, Role.Host)));
        Assert.False(rotated.IsPageCode(file.State, Role.Visitor, Links.PageCode(file.State, Role.Host)));
    }

    [Fact]
    public void Another_exchanges_steps_rounds_or_persons_link_is_unknown()
    {
        var (file, step) = AwaitingTheHost();
        var id = file.State.Id;

        Assert.All(
            [
                Links.Secret(Samples.NewId(), step),
                Links.Secret(id, step with { Key = new StepKey(StepKind.Certificate, 1) }),
                Links.Secret(id, step with { Key = new StepKey(StepKind.HostConfirmation, 2) }),
                Links.Secret(id, step with { LinkSerial = 2 }),
                Links.Secret(id, step with { Addressee = step.Addressee! with { Email = "somebody@else.example" } }),
                Links.ExchangeAddress(file.State, Role.Visitor).Query[3..],
                Links.ExchangeAddress(file.State, Role.Host).Query[3..],
                Links.Code(id, step),
                "",
            ],
            secret => Assert.Equal(LinkState.Unknown, Links.Look(file, step, secret)));
    }

    [Fact]
    public void A_renewed_link_replaces_the_one_before()
    {
        var (file, step) = AwaitingTheHost();
        var old = Links.Secret(file.State.Id, step);

        var (renewed, now) = After(file, x => x.RenewLink(step.Key, Samples.Start));

        Assert.Equal(LinkState.Replaced, Links.Look(renewed, now, old));
        Assert.Equal(LinkState.Current, Links.Look(renewed, now, Links.Secret(renewed.State.Id, now)));
        Assert.NotEqual(Links.Code(file.State.Id, step), Links.Code(renewed.State.Id, now));
    }

    [Fact]
    public void A_link_whose_step_passed_to_the_deputy_is_told_apart_from_a_replaced_one()
    {
        var exchange = Samples.Submitted();
        exchange.ConfirmHost(Samples.Open(exchange, StepKind.HostConfirmation), Samples.Start);
        var (file, _) = File(exchange, []);
        var step = exchange.OpenSteps.First();
        var managers = Links.Secret(file.State.Id, step);

        var (after, now) = After(file, x => x.PassTime(step.ExpiresAt), step.Key);

        Assert.Equal(LinkState.PassedOn, Links.Look(after, now, managers));
        Assert.Equal(LinkState.Current, Links.Look(after, now, Links.Secret(after.State.Id, now)));
    }

    [Fact]
    public void The_visit_has_no_link_whatever_is_shown()
    {
        var (file, step) = AwaitingTheHost();

        Assert.Equal(LinkState.Unknown, Links.Look(file, step with { Addressee = null }, Links.Secret(file.State.Id, step)));
    }

    [Fact]
    public void Addresses_begin_with_the_configured_one_and_carry_the_secret_in_the_query_only()
    {
        var (file, step) = AwaitingTheHost();

        var address = Links.Address(file.State.Id, step);

        Assert.Equal($"https://desk.example/step/{file.State.Id}/host-confirmation-1", address.GetLeftPart(UriPartial.Path));
        Assert.Equal("?k=" + Links.Secret(file.State.Id, step), address.Query);
        Assert.DoesNotContain(Links.Code(file.State.Id, step), address.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_of_an_exchange_opens_for_its_visitors_and_its_hosts_link_alone()
    {
        var (file, step) = AwaitingTheHost();
        foreach (var role in new[] { Role.Visitor, Role.Host })
        {
            var secret = Links.ExchangeAddress(file.State, role).Query[3..];

            Assert.Equal(role, Links.PageOf(file.State, secret));
            Assert.Null(Links.PageOf(file.State with { Id = Samples.NewId() }, secret));
        }

        Assert.Null(Links.PageOf(file.State, Links.Secret(file.State.Id, step)));
    }

    [Fact]
    public void Visitor_and_host_act_by_codes_of_their_own_and_a_renewed_one_is_another()
    {
        var (file, _) = AwaitingTheHost();
        var (visitors, hosts) = (Links.PageCode(file.State, Role.Visitor), Links.PageCode(file.State, Role.Host));

        var (renewed, _) = After(file, x => x.RenewPageCode(Role.Visitor, Samples.Start));

        Assert.NotEqual(visitors, hosts);
        Assert.NotEqual(visitors, Links.PageCode(renewed.State, Role.Visitor));
        Assert.Equal(hosts, Links.PageCode(renewed.State, Role.Host));
    }

    [Fact]
    public void Whoever_was_replaced_has_no_page_any_more()
    {
        var (file, _) = AwaitingTheHost();
        var secret = Links.ExchangeAddress(file.State, Role.Host).Query[3..];
        var successor = new ContactPerson("Marie Duval", "marie.duval@host.example", Language.Fr);

        var (after, _) = After(file, x => x.Replace(Role.Host, successor, Samples.Coordinator, "Jean left.", Samples.Start));

        Assert.Null(Links.PageOf(after.State, secret));
        Assert.Equal(Role.Host, Links.PageOf(after.State, Links.ExchangeAddress(after.State, Role.Host).Query[3..]));
    }

    [Fact]
    public void The_desks_address_carries_no_secret() => Assert.Empty(Links.DeskAddress(Samples.NewId()).Query);

    private static (ExchangeFile File, Step Step) AwaitingTheHost() => File(Samples.Submitted(), []);

    private static (ExchangeFile File, Step Step) After(ExchangeFile file, Func<Exchange, Outcome> move, StepKey? key = null)
    {
        var exchange = Exchange.Load(file.State, Samples.Programme);
        Assert.IsType<Outcome.Done>(move(exchange));
        var (after, first) = File(exchange, file.Mails);
        return (after, key is { } asked ? exchange.Find(asked)! : first);
    }

    private static (ExchangeFile File, Step Step) File(Exchange exchange, ImmutableArray<OutboxMail> earlier)
    {
        var mails = exchange.TakeChanges().Notices.Select(n => new OutboxMail(n, Samples.Start, null, null));
        return (new ExchangeFile(exchange.State, ETag.All, [], [.. earlier, .. mails], []), exchange.OpenSteps.First());
    }
}
