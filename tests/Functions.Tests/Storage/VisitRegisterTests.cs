using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Storage;
using Microsoft.Extensions.Time.Testing;

namespace CE4BIG.Functions.Tests.Storage;

[Collection(StorageCollection.Name)]
public sealed class VisitRegisterTests(StorageFixture storage)
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);

    private VisitRegister Register => new(storage.Tables, storage.Exchanges, storage.Programmes, _time);

    [Fact]
    public async Task The_same_application_claimed_many_times_at_once_has_its_visit_each_time()
    {
        var exchange = Samples.Submitted();

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Register.ClaimAsync(exchange.State.Application, exchange.State.Id, default)));

        Assert.All(claims, Assert.True);
    }

    [Fact]
    public async Task A_visitor_who_claimed_the_visit_keeps_it_from_a_second_application()
    {
        var exchange = await StoredAsync();
        Assert.True(await Register.ClaimAsync(exchange.State.Application, exchange.State.Id, default));

        Assert.False(await Register.ClaimAsync(exchange.State.Application, Samples.NewId(), default));
        Assert.True(await Register.HasVisitedAsync(exchange.State.Application, Samples.NewId(), default));
    }

    [Fact]
    public async Task The_same_exchange_may_claim_again()
    {
        var exchange = await StoredAsync();

        Assert.True(await Register.ClaimAsync(exchange.State.Application, exchange.State.Id, default));
        Assert.True(await Register.ClaimAsync(exchange.State.Application, exchange.State.Id, default));
        Assert.False(await Register.HasVisitedAsync(exchange.State.Application, exchange.State.Id, default));
    }

    [Fact]
    public async Task Of_two_applications_at_the_same_moment_one_passes()
    {
        var application = Samples.Application();

        var claims = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Register.ClaimAsync(application, Samples.NewId(), default)));

        Assert.Single(claims, passed => passed);
    }

    [Theory]
    [InlineData("visitorVat", "")]
    [InlineData("visitorOrganisation", "Another name")]
    public async Task A_visitor_is_known_by_name_and_by_vat_number(string field, string value)
    {
        var form = Samples.Form();
        var exchange = await StoredAsync(change: f => Copy(form, f));
        await Register.ClaimAsync(exchange.State.Application, exchange.State.Id, default);
        form[field] = value.Length > 0 ? value + Guid.NewGuid() : value;

        Assert.True(await Register.HasVisitedAsync(Samples.Application(f => Copy(form, f)), Samples.NewId(), default));
    }

    [Fact]
    public async Task A_visit_that_did_not_take_place_is_given_back()
    {
        var exchange = await StoredAsync();
        await Register.ClaimAsync(exchange.State.Application, exchange.State.Id, default);

        await Register.ReleaseAsync(exchange.State, default);

        Assert.True(await Register.ClaimAsync(exchange.State.Application, Samples.NewId(), default));
    }

    [Fact]
    public async Task Giving_back_leaves_another_exchanges_claim_alone()
    {
        var holder = await StoredAsync();
        await Register.ClaimAsync(holder.State.Application, holder.State.Id, default);

        await Register.ReleaseAsync(Samples.Submitted(holder.State.Application).State, default);

        Assert.True(await Register.HasVisitedAsync(holder.State.Application, Samples.NewId(), default));
    }

    [Fact]
    public async Task A_claim_that_a_crash_left_behind_lapses_after_five_minutes()
    {
        var application = Samples.Application();
        await Register.ClaimAsync(application, Samples.NewId(), default);
        Assert.True(await Register.HasVisitedAsync(application, Samples.NewId(), default));

        _time.Advance(TimeSpan.FromMinutes(6));

        Assert.False(await Register.HasVisitedAsync(application, Samples.NewId(), default));
        Assert.True(await Register.ClaimAsync(application, Samples.NewId(), default));
    }

    [Fact]
    public async Task A_stored_exchanges_claim_never_lapses()
    {
        var exchange = await StoredAsync();
        await Register.ClaimAsync(exchange.State.Application, exchange.State.Id, default);

        _time.Advance(TimeSpan.FromDays(400));

        Assert.True(await Register.HasVisitedAsync(exchange.State.Application, Samples.NewId(), default));
    }

    [Fact]
    public async Task A_claim_does_not_outlive_an_exchange_that_ended_without_a_visit()
    {
        var exchange = await StoredAsync();
        await Register.ClaimAsync(exchange.State.Application, exchange.State.Id, default);

        // As after a crash between the end and the release, or under a name that was corrected since.
        await storage.Exchanges.ChangeAsync(
            exchange.State.Id, Samples.Start, x => x.Withdraw(x.State.Visitor, "No time.", Samples.Start), default);

        Assert.True(await Register.ClaimAsync(exchange.State.Application, Samples.NewId(), default));
    }

    [Fact]
    public async Task Where_a_programme_allows_two_visits_the_third_is_refused()
    {
        var organisation = Samples.ShortMission().Visitor.Organisation;
        Exchange Another() => Samples.Submitted(Samples.ShortMission(f => f["visitorOrganisation"] = organisation));
        var (first, second, third) = (Another(), Another(), Another());
        foreach (var exchange in new[] { first, second })
        {
            Assert.False(await Register.HasVisitedAsync(exchange.State.Application, exchange.State.Id, default));
            Assert.True(await Register.ClaimAsync(exchange.State.Application, exchange.State.Id, default));
            await storage.Exchanges.AddAsync(exchange, Samples.Start, default);
        }

        Assert.True(await Register.HasVisitedAsync(third.State.Application, third.State.Id, default));
        Assert.False(await Register.ClaimAsync(third.State.Application, third.State.Id, default));
    }

    [Fact]
    public async Task Either_of_two_visits_that_is_given_back_can_be_claimed_again()
    {
        var organisation = Samples.ShortMission().Visitor.Organisation;
        Exchange Another() => Samples.Submitted(Samples.ShortMission(f => f["visitorOrganisation"] = organisation));
        var both = new[] { Another(), Another() };
        foreach (var exchange in both)
        {
            await Register.ClaimAsync(exchange.State.Application, exchange.State.Id, default);
            await storage.Exchanges.AddAsync(exchange, Samples.Start, default);
        }

        foreach (var given in both)
        {
            await Register.ReleaseAsync(given.State, default);
            var next = Another();
            Assert.True(await Register.ClaimAsync(next.State.Application, next.State.Id, default));
            await storage.Exchanges.AddAsync(next, Samples.Start, default);
        }

        Assert.False(await Register.ClaimAsync(both[0].State.Application, Samples.NewId(), default));
    }

    [Fact]
    public async Task Of_many_applications_at_once_as_many_pass_as_there_are_visits()
    {
        var application = Samples.ShortMission();

        var claims = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Register.ClaimAsync(application, Samples.NewId(), default)));

        Assert.Equal(2, claims.Count(passed => passed));
    }

    private static void Copy(Dictionary<string, string> from, Dictionary<string, string> to)
    {
        foreach (var (key, value) in from)
        {
            to[key] = value;
        }
    }

    private async Task<Exchange> StoredAsync(Action<Dictionary<string, string>>? change = null)
    {
        var exchange = Samples.Submitted(Samples.Application(change));
        await storage.Exchanges.AddAsync(exchange, Samples.Start, default);
        return exchange;
    }
}
