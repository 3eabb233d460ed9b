using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Applications.Drafts;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Drafts;
using CE4BIG.Functions.Mail;
using CE4BIG.Functions.Settings;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Tests.Links;
using CE4BIG.Functions.Tests.Mail;
using CE4BIG.Functions.Tests.Storage;
using CE4BIG.Functions.Tests.Telemetry;
using CE4BIG.Functions.Time;
using CE4BIG.Pages;
using CE4BIG.Pages.Mail;
using CE4BIG.Pages.Models;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CE4BIG.Functions.Tests.Drafts;

[Collection(StorageCollection.Name)]
public sealed class DraftTests : IAsyncLifetime, IDisposable
{
    private const string Email = "zofia.dabrowska@visitor.example";

    // Four weeks before the call closes, so that both reminders and the removal lie ahead.
    private static readonly DateTimeOffset Saved = new(2028, 12, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly StorageFixture _storage;
    private readonly FakeTimeProvider _time = new(Saved);
    private readonly FakeProvider _provider = new();
    private readonly ServiceProvider _services;
    private readonly FormNumbers _numbers = new(Keys.Of());
    private readonly DraftLinks _links = new(Keys.Of(), Keys.App());
    private readonly DraftStore _store;
    private readonly DraftMailLimit _limit;
    private readonly DraftDesk _desk;
    private readonly DraftRound _round;
    private readonly Guid _form = Guid.NewGuid();

    public DraftTests(StorageFixture storage)
    {
        _storage = storage;
        _services = new ServiceCollection().AddLogging().AddSingleton<PageRenderer>().AddSingleton<MailRenderer>().BuildServiceProvider();
        _store = new DraftStore(storage.Tables, Safes.Of(1));
        var clock = new ProgrammeClock(_time, ClockAnchor.RealPace);
        var mail = new MailPost(_provider.Client, Options.Create(new MailOptions { ApiKey = "SG.secret" }), Instruments.Tracing, Instruments.Metrics, new Lines<MailPost>());
        var post = new DraftPost(_links, _services.GetRequiredService<MailRenderer>(), mail);
        _limit = new DraftMailLimit(_store, Keys.Of(), clock);
        _desk = new DraftDesk(_store, _limit, _links, post, _numbers, clock);
        _round = new DraftRound(_store, _limit, _desk, post, _numbers, storage.Exchanges, storage.Programmes, storage.Standstill, clock, new Lines<DraftRound>());
    }

    private DraftId Id => _numbers.Draft(_form);

    private string[] Kinds => [.. _provider.Taken.Select(Kind)];

    public async Task InitializeAsync()
    {
        var table = await _storage.Tables.OpenAsync(TableNames.Drafts, default);
        foreach (var row in await RowsAsync())
        {
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _services.Dispose();
        _provider.Dispose();
    }

    [Fact]
    public async Task What_was_typed_comes_back_exactly_however_long()
    {
        var typed = DraftLimits.Fields.ToDictionary(f => f, f => new string('漢', DraftLimits.Most(f)), StringComparer.Ordinal);
        foreach (var day in Enumerable.Range(1, DailyAgenda.MostDays))
        {
            typed[DailyAgenda.Field(new DateOnly(2028, 6, day))] = new string('漢', ApplicationLimits.AgendaDay * 2);
        }

        typed["goals"] = "\r\nŁódź & <b>“naïve”</b>\r\n";

        await KeepAsync(Email, typed);

        Assert.Equal(typed, (await OpenAsync()).Draft.Fields);
    }

    [Fact]
    public async Task No_row_comes_near_the_limits_of_storage()
    {
        var fields = DraftLimits.Fields.Concat(Enumerable.Range(1, DailyAgenda.MostDays).Select(day => DailyAgenda.Field(new DateOnly(2028, 6, day))));
        await KeepAsync(Email, fields.ToDictionary(f => f, f => new string('漢', DraftLimits.Most(f)), StringComparer.Ordinal));

        Assert.All(await RowsAsync(), row =>
        {
            var texts = row.Where(column => column.Value is string).ToDictionary(column => column.Key, column => Encoding.Unicode.GetByteCount((string)column.Value!), StringComparer.Ordinal);
            Assert.All(texts.Values, size => Assert.InRange(size, 0, 16 * 1024));
            Assert.InRange(texts.Values.Sum(), 0, 32 * 1024);
        });
    }

    [Fact]
    public async Task The_link_goes_to_the_address_and_opens_this_draft_only()
    {
        await KeepAsync();

        var mail = Assert.Single(_provider.Taken);
        Assert.Equal("draft-link", Kind(mail));
        Assert.Contains(Email, mail.GetRawText(), StringComparison.Ordinal);
        var open = await OpenAsync();
        var secret = _links.Address(open.Draft).Query["?k=".Length..];
        Assert.Contains(secret, mail.GetRawText(), StringComparison.Ordinal);
        Assert.True(_links.IsGenuine(open, secret));
        Assert.All(new[] { null, "", "x", secret + "x", secret[1..], new string('x', 5000) }, wrong => Assert.False(_links.IsGenuine(open, wrong)));
        Assert.False(_links.IsGenuine(open with { Draft = open.Draft with { Id = _numbers.Draft(Guid.NewGuid()) } }, secret));
    }

    [Fact]
    public async Task A_mail_repeats_nothing_that_was_typed()
    {
        await KeepAsync(Email, new Dictionary<string, string>(StringComparer.Ordinal) { ["visitorName"] = "Buy now", ["visitorOrganisation"] = "spam.example" });

        Assert.DoesNotContain("Buy now", _provider.Taken[0].GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("spam.example", _provider.Taken[0].GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_secret_of_a_link_is_stored_nowhere()
    {
        await KeepAsync();
        var secret = _links.Address((await OpenAsync()).Draft).Query["?k=".Length..];
        var open = await RowsAsync();
        await _desk.SubmittedAsync(_form, default);

        Assert.DoesNotContain(open.Concat(await RowsAsync()).SelectMany(row => row), column => column.Value is string text && text.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_double_click_saves_once_and_mails_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => KeepAsync()));

        Assert.Equal(["draft-link"], Kinds);
        Assert.Single(await RowsAsync(), row => row.RowKey.StartsWith("draft|", StringComparison.Ordinal));
        Assert.Single(await RowsAsync(), row => row.RowKey.StartsWith("due|", StringComparison.Ordinal));
        Assert.False((await OpenAsync()).LinkOwed);
    }

    [Fact]
    public async Task Saving_again_keeps_the_newer_text_and_mails_again_only_after_a_minute()
    {
        await KeepAsync();
        _time.Advance(TimeSpan.FromSeconds(59));
        var soon = await KeepAsync(Email, new Dictionary<string, string>(StringComparer.Ordinal) { ["goals"] = "newer" });
        _time.Advance(TimeSpan.FromSeconds(1));
        var later = await KeepAsync(Email, new Dictionary<string, string>(StringComparer.Ordinal) { ["goals"] = "newest" });

        Assert.Equal(DraftLink.Before, soon!.Link);
        Assert.Equal(DraftLink.Sent, later!.Link);
        Assert.Equal(2, _provider.Taken.Count);
        Assert.Equal(["goals"], (await OpenAsync()).Draft.Fields.Keys);
        Assert.Equal("newest", (await OpenAsync()).Draft.Fields["goals"]);
    }

    [Fact]
    public async Task What_is_saved_while_somebody_types_is_kept_each_time_and_mailed_once()
    {
        var first = await KeepQuietlyAsync("one");
        _time.Advance(TimeSpan.FromHours(1));
        var second = await KeepQuietlyAsync("one two");

        Assert.Equal((DraftLink.Sent, DraftLink.Before), (first!.Link, second!.Link));
        Assert.Equal(["draft-link"], Kinds);
        Assert.Equal("one two", (await OpenAsync()).Draft.Fields["goals"]);
    }

    [Fact]
    public async Task What_is_saved_while_somebody_types_goes_to_a_corrected_address_too()
    {
        await KeepQuietlyAsync("one", "zofia@typo.example");
        await KeepQuietlyAsync("one");

        Assert.Equal(["draft-link", "draft-link"], Kinds);
    }

    [Fact]
    public async Task An_address_gets_so_many_links_a_day_and_what_is_saved_is_kept_all_the_same()
    {
        var kept = new List<KeptDraft?>();
        for (var i = 0; i <= DraftMailLimit.MailsPerDay; i++)
        {
            // However it is written, and whichever form it is typed into.
            kept.Add(await _desk.KeepAsync(Samples.Programme, Guid.NewGuid(), new DraftContent(i % 2 == 0 ? Email : Email.ToUpperInvariant(), null, Fields()), Language.En, default));
        }

        Assert.Equal(DraftMailLimit.MailsPerDay, _provider.Taken.Count);
        Assert.Equal(DraftLink.Refused, kept[^1]!.Link);
        var last = Assert.IsType<StoredDraft.Open>(await _store.LoadAsync(kept[^1]!.Draft.Id, default));
        Assert.False(last.LinkOwed);
        Assert.Equal("Nantes Biothérapies", last.Draft.Fields["hostOrganisation"]);
    }

    [Fact]
    public async Task A_day_later_an_address_gets_links_again_and_the_day_before_is_forgotten()
    {
        for (var i = 0; i <= DraftMailLimit.MailsPerDay; i++)
        {
            await _limit.TryTakeAsync(Email, default);
        }

        await RoundAsync(TimeSpan.FromDays(1));

        Assert.Empty(await RowsAsync());
        Assert.Equal(DraftLink.Sent, (await KeepAsync())!.Link);
    }

    [Fact]
    public async Task Another_address_does_not_suffer_from_what_somebody_else_typed()
    {
        for (var i = 0; i <= DraftMailLimit.MailsPerDay; i++)
        {
            await _limit.TryTakeAsync("other@visitor.example", default);
        }

        Assert.Equal(DraftLink.Sent, (await KeepAsync())!.Link);
    }

    [Fact]
    public async Task A_corrected_address_gets_a_link_at_once_and_the_link_before_dies()
    {
        await KeepAsync("zofia@typo.example");
        var before = _links.Address((await OpenAsync()).Draft).Query["?k=".Length..];

        var kept = await KeepAsync();

        Assert.Equal(DraftLink.Sent, kept!.Link);
        Assert.False(_links.IsGenuine(await OpenAsync(), before));
    }

    [Fact]
    public async Task A_link_that_the_provider_did_not_take_goes_with_a_later_round_once()
    {
        _provider.IsDown = true;
        await KeepAsync();
        _provider.IsDown = false;
        await RoundAsync(TimeSpan.FromSeconds(30));
        Assert.Empty(_provider.Taken);

        await RoundAsync(TimeSpan.FromMinutes(10));
        await RoundAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(["draft-link"], Kinds);
    }

    [Fact]
    public async Task Its_owner_is_reminded_before_the_call_closes_each_time_once()
    {
        await KeepAsync();

        await RoundAtAsync(2028, 12, 27, 6, 59);
        Assert.Equal(["draft-link"], Kinds);
        await RoundAtAsync(2028, 12, 27, 7, 10);
        await RoundAtAsync(2028, 12, 27, 7, 20);
        Assert.Equal(["draft-link", "draft-reminder"], Kinds);
        await RoundAtAsync(2028, 12, 29, 7, 10);
        await RoundAtAsync(2028, 12, 31, 7, 10);
        Assert.Equal(["draft-link", "draft-reminder", "draft-reminder"], Kinds);
    }

    [Fact]
    public async Task A_reminder_that_the_provider_did_not_take_is_tried_again()
    {
        await KeepAsync();
        _provider.IsDown = true;
        await RoundAtAsync(2028, 12, 27, 7, 10);
        _provider.IsDown = false;
        await RoundAtAsync(2028, 12, 27, 7, 20);

        Assert.Equal(["draft-link", "draft-reminder"], Kinds);
    }

    [Fact]
    public async Task Reminders_that_were_missed_are_one_and_none_after_the_close()
    {
        await KeepAsync();
        var other = Guid.NewGuid();
        await _desk.KeepAsync(Samples.Programme, other, new DraftContent("other@visitor.example", Language.De, Fields()), Language.En, default);

        await RoundAtAsync(2028, 12, 30, 9, 0);
        Assert.Equal(2, Kinds.Count(kind => kind == "draft-reminder"));
        await RoundAtAsync(2029, 1, 2, 9, 0);

        Assert.Equal(2, Kinds.Count(kind => kind == "draft-reminder"));
    }

    [Fact]
    public async Task After_the_close_nobody_is_reminded_any_more()
    {
        await KeepAsync();

        await RoundAtAsync(2029, 1, 1, 0, 0);

        Assert.Equal(["draft-link"], Kinds);
        Assert.Equal(DraftRules.Of(Samples.Programme).PurgeAt(Saved), (await OpenAsync()).DueAt);
    }

    [Fact]
    public async Task An_abandoned_draft_is_removed_with_everything_in_it_and_its_link_says_so()
    {
        await KeepAsync(Email, Fields());
        var secret = _links.Address((await OpenAsync()).Draft).Query["?k=".Length..];
        await RoundAtAsync(2029, 1, 2, 9, 0);
        await RoundAtAsync(2029, 3, 1, 22, 50);
        Assert.IsType<StoredDraft.Open>(await _store.LoadAsync(Id, default));

        await RoundAtAsync(2029, 3, 1, 23, 10);

        var ended = Assert.IsType<StoredDraft.Ended>(await _store.LoadAsync(Id, default));
        Assert.Equal(DraftEnd.Purged, ended.End);
        Assert.True(_links.IsGenuine(ended, secret));
        Assert.False(_links.IsGenuine(ended, secret + "x"));
        var kept = string.Join('\n', (await RowsAsync()).SelectMany(row => row).Select(column => column.Value));
        Assert.DoesNotContain(Email, kept, StringComparison.Ordinal);
        Assert.DoesNotContain("Nantes", kept, StringComparison.Ordinal);
        Assert.DoesNotContain(_form.ToString(), kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_end_nothing_is_left_at_all()
    {
        await KeepAsync();
        await _desk.SubmittedAsync(_form, default);

        await RoundAsync(TimeSpan.FromDays(91));

        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public async Task A_submitted_form_cannot_become_a_draft_again_but_one_that_was_removed_can()
    {
        await KeepAsync();
        await _desk.SubmittedAsync(_form, default);
        Assert.Null(await KeepAsync());

        var other = Guid.NewGuid();
        await _desk.KeepAsync(Samples.Programme, other, new DraftContent(Email, null, Fields()), Language.Fr, default);
        await _desk.EndAsync(_numbers.Draft(other), DraftEnd.Purged, default);
        Assert.NotNull(await _desk.KeepAsync(Samples.Programme, other, new DraftContent(Email, null, Fields()), Language.Fr, default));

        var open = Assert.IsType<StoredDraft.Open>(await _store.LoadAsync(_numbers.Draft(other), default));
        Assert.Equal(Language.Fr, open.Draft.Language);
    }

    [Fact]
    public async Task A_draft_whose_application_is_in_is_not_reminded_of_even_after_a_crash()
    {
        await KeepAsync();
        await _storage.Exchanges.AddAsync(Samples.Submitted(id: _numbers.Exchange(_form)), Samples.Start, default);

        await RoundAtAsync(2028, 12, 27, 7, 10);

        Assert.Equal(["draft-link"], Kinds);
        Assert.Equal(DraftEnd.Submitted, Assert.IsType<StoredDraft.Ended>(await _store.LoadAsync(Id, default)).End);
    }

    [Fact]
    public async Task A_form_that_was_never_saved_leaves_nothing_when_it_is_submitted()
    {
        await _desk.SubmittedAsync(_form, default);

        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public async Task A_draft_of_a_programme_that_is_gone_is_removed()
    {
        await _desk.KeepAsync(Samples.Programme with { Id = "gone" }, _form, new DraftContent(Email, null, Fields()), Language.En, default);

        await RoundAtAsync(2028, 12, 27, 7, 10);

        Assert.IsType<StoredDraft.Ended>(await _store.LoadAsync(Id, default));
    }

    [Fact]
    public async Task A_call_that_was_extended_since_reminds_later()
    {
        await _desk.KeepAsync(Samples.Programme with { OpenTo = new DateOnly(2028, 12, 15) }, _form, new DraftContent(Email, null, Fields()), Language.En, default);

        await RoundAtAsync(2028, 12, 8, 9, 0);

        Assert.Equal(["draft-link"], Kinds);
        Assert.Equal(new DateTimeOffset(2028, 12, 27, 7, 0, 0, TimeSpan.Zero), (await OpenAsync()).DueAt);
    }

    private static Dictionary<string, string> Fields() => Samples.Form().Where(f => DraftLimits.Keeps(f.Key)).ToDictionary(StringComparer.Ordinal);

    private static string Kind(JsonElement mail) => FakeProvider.Labels(mail).GetProperty("kind").GetString()!;

    private Task<KeptDraft?> KeepAsync(string email = Email, Dictionary<string, string>? fields = null) =>
        _desk.KeepAsync(Samples.Programme, _form, new DraftContent(email, Language.Pl, fields ?? Fields()), Language.En, default);

    private Task<KeptDraft?> KeepQuietlyAsync(string goals, string email = Email) =>
        _desk.KeepQuietlyAsync(Samples.Programme, _form, new DraftContent(email, Language.Pl, new Dictionary<string, string>(StringComparer.Ordinal) { ["goals"] = goals }), Language.En, default);

    private async Task<StoredDraft.Open> OpenAsync() => Assert.IsType<StoredDraft.Open>(await _store.LoadAsync(Id, default));

    private Task RoundAtAsync(int year, int month, int day, int hour, int minute) =>
        RoundAsync(new DateTimeOffset(year, month, day, hour, minute, 0, TimeSpan.Zero) - _time.GetUtcNow());

    private Task RoundAsync(TimeSpan after)
    {
        _time.Advance(after);
        return _round.RunAsync(new TimerInfo(), default);
    }

    private async Task<List<TableEntity>> RowsAsync()
    {
        var rows = new List<TableEntity>();
        await foreach (var row in (await _storage.Tables.OpenAsync(TableNames.Drafts, default)).QueryAsync<TableEntity>())
        {
            rows.Add(row);
        }

        return rows;
    }
}
