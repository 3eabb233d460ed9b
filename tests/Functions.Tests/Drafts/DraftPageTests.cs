using CE4BIG.Domain.Applications.Drafts;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Drafts;
using CE4BIG.Functions.Lists;
using CE4BIG.Functions.Tests.Links;
using CE4BIG.Functions.Tests.Storage;
using CE4BIG.Functions.Time;
using CE4BIG.Functions.Web;
using CE4BIG.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CE4BIG.Functions.Tests.Drafts;

[Collection(StorageCollection.Name)]
public sealed class DraftPageTests : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly DraftLinks _links = new(Keys.Of(), Keys.App());
    private readonly DraftStore _store;
    private readonly DraftPage _page;
    private readonly Draft _draft = new()
    {
        Id = new FormNumbers(Keys.Of()).Draft(Guid.NewGuid()),
        FormId = Guid.NewGuid(),
        ProgrammeId = "ce4big",
        Email = "zofia@visitor.example",
        Language = Language.De,
        SavedAt = Samples.Start,
        Fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["goals"] = "half a sentence" },
    };

    public DraftPageTests(StorageFixture storage)
    {
        _services = new ServiceCollection().AddLogging().AddSingleton<PageRenderer>().BuildServiceProvider();
        _store = new DraftStore(storage.Tables, Safes.Of(1));
        var clock = new ProgrammeClock(new FakeTimeProvider(Samples.Start), ClockAnchor.RealPace);
        var pages = new PageResults(_services.GetRequiredService<PageRenderer>(), storage.Programmes, new StaffSessions(storage.Programmes, Keys.Of(), Keys.App(), clock), storage.Standstill, clock);
        _page = new DraftPage(_store, _links, storage.Programmes, new ApplicationForms(new ListStore(storage.Tables, clock), pages, clock), pages);
    }

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task An_open_draft_shows_the_same_form_again_in_its_language()
    {
        await StoreAsync(new StoredDraft.Open(_draft) { LinkOrderedAt = Samples.Start, LinkOwed = false, DueAt = Samples.Start });

        var (status, html) = await GetAsync(_links.Address(_draft));

        Assert.Equal(StatusCodes.Status200OK, status);
        Assert.Contains("lang=\"de\"", html, StringComparison.Ordinal);
        Assert.Contains("half a sentence", html, StringComparison.Ordinal);
        Assert.Contains($"name=\"formId\" value=\"{_draft.FormId}\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_goes_on_at_the_first_section_that_is_not_done()
    {
        var typed = Samples.Form();
        typed["hostName"] = "";
        var draft = _draft with { Fields = typed };
        await StoreAsync(new StoredDraft.Open(draft) { LinkOrderedAt = Samples.Start, LinkOwed = false, DueAt = Samples.Start });

        var (_, html) = await GetAsync(_links.Address(draft));

        Assert.Contains("name=\"section\" value=\"host\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DraftEnd.Purged, "nach 90 Tagen")]
    [InlineData(DraftEnd.Submitted, "abgesendet")]
    public async Task The_link_to_a_draft_that_ended_says_what_became_of_it(DraftEnd end, string says)
    {
        await StoreAsync(new StoredDraft.Ended(_draft.Id, end)
        {
            ProgrammeId = _draft.ProgrammeId,
            Language = _draft.Language,
            LinkMark = _links.Mark(_draft),
            DueAt = Samples.Start,
        });

        var (status, html) = await GetAsync(_links.Address(_draft));
        var wrong = await GetAsync(new Uri(_links.Address(_draft).AbsoluteUri + "x"));

        Assert.Equal(StatusCodes.Status410Gone, status);
        Assert.Contains(says, html, StringComparison.Ordinal);
        Assert.Equal(StatusCodes.Status404NotFound, wrong.Status);
    }

    [Fact]
    public async Task A_link_that_was_mailed_under_a_key_from_before_also_says_what_became_of_its_draft()
    {
        await StoreAsync(new StoredDraft.Ended(_draft.Id, DraftEnd.Submitted)
        {
            ProgrammeId = _draft.ProgrammeId,
            Language = _draft.Language,
            LinkMark = new DraftLinks(Keys.Of(2, 1), Keys.App()).Mark(_draft),
            DueAt = Samples.Start,
        });

        Assert.Equal(StatusCodes.Status410Gone, (await GetAsync(_links.Address(_draft))).Status);
    }

    [Fact]
    public async Task A_link_that_was_bound_to_another_address_opens_nothing()
    {
        await StoreAsync(new StoredDraft.Open(_draft) { LinkOrderedAt = Samples.Start, LinkOwed = false, DueAt = Samples.Start });

        Assert.Equal(StatusCodes.Status404NotFound, (await GetAsync(_links.Address(_draft with { Email = "other@visitor.example" }))).Status);
    }

    private async Task StoreAsync(StoredDraft stored) => await _store.ChangeAsync(stored.Id, _ => stored, default);

    private async Task<(int? Status, string Html)> GetAsync(Uri address)
    {
        var http = new DefaultHttpContext();
        http.Request.Path = address.AbsolutePath;
        http.Request.QueryString = new QueryString(address.Query);
        var result = Assert.IsType<ContentHttpResult>(await _page.GetAsync(http.Request, address.Segments[^1], default));
        return (result.StatusCode, result.ResponseContent!);
    }
}
