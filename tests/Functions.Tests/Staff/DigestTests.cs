using System.Net;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Mail;
using CE4BIG.Functions.Settings;
using CE4BIG.Functions.Staff;
using CE4BIG.Functions.Tests.Links;
using CE4BIG.Functions.Tests.Mail;
using CE4BIG.Functions.Tests.Storage;
using CE4BIG.Functions.Tests.Telemetry;
using CE4BIG.Functions.Time;
using CE4BIG.Pages;
using CE4BIG.Pages.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CE4BIG.Functions.Tests.Staff;

/// <summary>The mail of the day: what waits for it, what cannot, and that nothing is told twice.</summary>
[Collection(StorageCollection.Name)]
public sealed class DigestTests : IAsyncLifetime, IDisposable
{
    // The host's cluster, whose manager no other test of this collection writes to.
    private const string Camille = "camille-moreau";
    private static readonly StepKey Host = new(StepKind.HostConfirmation, 1);

    private readonly StorageFixture _storage;
    private readonly FakeProvider _provider = new();
    private readonly FakeTimeProvider _time = new(Samples.Start);
    private readonly List<DigestOrder> _orders = [];
    private readonly ServiceProvider _services;
    private readonly Outbox _outbox;
    private readonly DigestMailing _mailing;

    public DigestTests(StorageFixture storage)
    {
        _storage = storage;
        _services = new ServiceCollection().AddLogging().AddSingleton<PageRenderer>().AddSingleton<MailRenderer>().BuildServiceProvider();
        var clock = new ProgrammeClock(_time, ClockAnchor.RealPace);
        var composer = new NoticeComposer(Keys.Steps());
        var renderer = _services.GetRequiredService<MailRenderer>();
        var post = new MailPost(_provider.Client, Options.Create(new MailOptions { ApiKey = "SG.secret" }), Instruments.Tracing, Instruments.Metrics, new Lines<MailPost>());
        _outbox = new Outbox(
            storage.Exchanges,
            storage.Programmes,
            storage.Funding,
            new Digests(storage.Staff, new StaffRegister(storage.Staff, _time), clock),
            composer,
            renderer,
            post,
            Instruments.Metrics,
            Instruments.Levels,
            clock,
            new Lines<Outbox>());
        _mailing = new DigestMailing(
            storage.Staff, new StaffSessions(storage.Programmes, Keys.Of(), Keys.App(), clock), storage.Exchanges, storage.Programmes, composer, renderer, post, Keys.App(), clock);
    }

    public Task InitializeAsync() => _storage.Staff.ChangeAsync("ce4big", Camille, settings => settings with { Digest = true }, default);

    public async Task DisposeAsync()
    {
        await _storage.Staff.ChangeAsync("ce4big", Camille, settings => settings with { Digest = false }, default);
        await _storage.Staff.CloseDigestAsync("ce4big", Camille, default, await _storage.Staff.DigestAsync("ce4big", Camille, default), default);
        await _services.DisposeAsync();
    }

    public void Dispose() => _provider.Dispose();

    [Fact]
    public async Task A_task_waits_for_the_next_working_morning_instead_of_going_out_at_once()
    {
        var (id, step) = await AskedAsync();

        Assert.False((await SendAsync(id, step)).Pending);

        Assert.Empty(_provider.Taken);
        // 08:00 in Paris on the day after that Monday.
        Assert.Equal(new DigestOrder("ce4big", Camille, new DateOnly(2026, 4, 14), new DateTimeOffset(2026, 4, 14, 6, 0, 0, TimeSpan.Zero)), Assert.Single(_orders));
        Assert.Equal(Outbox.InDigest, (await FileAsync(id)).Mails.Single(m => m.Notice.Step == step).ProviderId);
    }

    [Fact]
    public async Task One_mail_lists_every_open_task_with_its_link_and_its_code()
    {
        var (one, step) = await AskedAsync();
        var (two, _) = await AskedAsync();
        await SendAsync(one, step);
        await SendAsync(two, step);

        await WriteAsync();

        var text = Text(Assert.Single(_provider.Taken));
        foreach (var id in new[] { one, two })
        {
            var open = (await FileAsync(id)).State.Steps.Single(s => s.Key == step);
            Assert.Contains(Keys.Steps().Address(id, open).AbsoluteUri, text, StringComparison.Ordinal);
            Assert.Contains(Keys.Steps().Code(id, open), text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_was_decided_meanwhile_is_left_out_and_where_nothing_is_left_nothing_is_sent()
    {
        var (id, step) = await AskedAsync();
        await SendAsync(id, step);
        await _storage.Exchanges.ChangeAsync(id, Samples.Start, x => x.Approve(step, Samples.Start), default);

        await WriteAsync();

        Assert.Empty(_provider.Taken);
        Assert.Empty(await _storage.Staff.DigestAsync("ce4big", Camille, default));
    }

    [Fact]
    public async Task A_mail_of_the_day_is_sent_once_however_often_it_is_written()
    {
        var (id, step) = await AskedAsync();
        await SendAsync(id, step);

        await WriteAsync();
        await WriteAsync();

        Assert.Single(_provider.Taken);
    }

    [Fact]
    public async Task An_open_task_stays_on_the_list_and_news_are_told_once()
    {
        var (id, step) = await AskedAsync();
        var (postponed, _) = await AskedAsync();
        await SendAsync(id, step);
        foreach (var open in new[] { StepKind.VisitingApproval, StepKind.HostingApproval })
        {
            await _storage.Exchanges.ChangeAsync(postponed, Samples.Start, x => x.Approve(Samples.Open(x, open), Samples.Start), default);
        }

        await _storage.Exchanges.ChangeAsync(postponed, Samples.Start, x => x.Postpone(x.State.Visitor, "Ill.", Samples.Start), default);
        await SendAsync(postponed, null);
        await WriteAsync();
        _time.Advance(TimeSpan.FromDays(1));
        await WriteAsync(day: 1);

        var camilles = _provider.Taken.Where(m => FakeProvider.Key(m).StartsWith("digest:", StringComparison.Ordinal)).Select(Text).ToList();
        Assert.Equal(2, camilles.Count);
        Assert.All(camilles, text => Assert.Contains($"[{id}]", text, StringComparison.Ordinal));
        Assert.Contains($"[{postponed}]", camilles[0], StringComparison.Ordinal);
        Assert.DoesNotContain($"[{postponed}]", camilles[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_provider_is_down_the_mail_of_the_day_waits_with_all_that_is_in_it()
    {
        var (id, step) = await AskedAsync();
        await SendAsync(id, step);
        _provider.Refuses = HttpStatusCode.ServiceUnavailable;
        await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync());

        _provider.Refuses = null;
        await WriteAsync();

        Assert.Contains($"[{id}]", Text(Assert.Single(_provider.Taken)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_due_before_the_next_one_goes_out_at_once()
    {
        var (id, step) = await AskedAsync();
        _time.Advance((await FileAsync(id)).State.Steps.Single(s => s.Key == step).DueAt - Samples.Start - TimeSpan.FromHours(3));

        await SendAsync(id, step);

        Assert.Equal($"stepasked|{step}|001|hostingmanager", Assert.Single(_provider.Keys));
        Assert.Empty(_orders);
    }

    [Fact]
    public async Task A_mail_that_could_not_be_ordered_stays_in_its_outbox()
    {
        var (id, step) = await AskedAsync();

        var sent = await _outbox.SendAsync(await FileAsync(id), step, (_, _) => throw new InvalidOperationException("The engine is away."), default);

        Assert.True(sent.Pending);
        Assert.Null((await FileAsync(id)).Mails.Single(m => m.Notice.Step == step).SentAt);
    }

    [Theory]
    [InlineData("2026-04-13T05:59:59Z", "2026-04-13T06:00:00Z")]
    [InlineData("2026-04-13T06:00:00Z", "2026-04-14T06:00:00Z")]
    [InlineData("2026-04-17T12:00:00Z", "2026-04-20T06:00:00Z")]
    public void It_comes_on_the_next_morning_of_a_working_day(string now, string next) =>
        Assert.Equal(Instant(next), Digests.Next(Samples.Programme.Deadlines, Instant(now)));

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static string Text(System.Text.Json.JsonElement mail) => mail.GetProperty("content")[0].GetProperty("value").GetString()!;

    // An exchange at which both clusters are asked.
    private async Task<(ExchangeId Id, StepKey Step)> AskedAsync()
    {
        var id = Samples.NewId();
        await _storage.Exchanges.AddAsync(Samples.Submitted(id: id), Samples.Start, default);
        await _storage.Exchanges.ChangeAsync(id, Samples.Start, x => x.ConfirmHost(Host, Samples.Start), default);
        return (id, new StepKey(StepKind.HostingApproval, 1));
    }

    private async Task<SendResult> SendAsync(ExchangeId id, StepKey? step) => await _outbox.SendAsync(await FileAsync(id), step, OrderAsync, default);

    private Task OrderAsync(DigestOrder order, CancellationToken cancellationToken)
    {
        _orders.Add(order);
        return Task.CompletedTask;
    }

    private Task WriteAsync(int day = 0) => _mailing.SendDigest(new DigestOrder("ce4big", Camille, new DateOnly(2026, 4, 14).AddDays(day), Samples.Start), default);

    private async Task<Functions.Storage.ExchangeFile> FileAsync(ExchangeId id) => (await _storage.Exchanges.LoadAsync(id, default))!;
}
