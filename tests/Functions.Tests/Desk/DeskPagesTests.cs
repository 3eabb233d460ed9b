using System.Net;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Tests.Lifecycle;

namespace CE4BIG.Functions.Tests.Desk;

/// <summary>Who sees what on the desk, and what they do there.</summary>
public sealed class DeskPagesTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Coordinator = "claire.fontaine@ce4big.example";
    private const string VisitingManager = "anna.nowak@lsk.example";
    private const string Finance = "ewa.zielinska@lsk.example";
    private const string Stranger = "katharina.vogel@biom.example";

    private RunningApp App => fixture.App;

    [Theory]
    [InlineData("/desk", Coordinator, HttpStatusCode.OK)]
    [InlineData("/desk", Finance, HttpStatusCode.OK)]
    [InlineData("/desk", null, HttpStatusCode.Redirect)]
    [InlineData("/desk/exchanges", Stranger, HttpStatusCode.OK)]
    [InlineData("/desk/exchanges", null, HttpStatusCode.Redirect)]
    [InlineData("/desk/finance", Coordinator, HttpStatusCode.OK)]
    [InlineData("/desk/finance?cluster=biom", Coordinator, HttpStatusCode.OK)]
    [InlineData("/desk/finance?cluster=nonsense&page=zzz", Finance, HttpStatusCode.OK)]
    [InlineData("/desk/ledger", Coordinator, HttpStatusCode.OK)]
    [InlineData("/desk/ledger?cluster=biom&before=7", Coordinator, HttpStatusCode.OK)]
    [InlineData("/desk/ledger?cluster=nonsense&before=x&kind=9&from=0001-01-01&to=x", Finance, HttpStatusCode.OK)]
    [InlineData("/desk/ledger", VisitingManager, HttpStatusCode.Forbidden)]
    [InlineData("/desk/ledger", null, HttpStatusCode.Redirect)]
    [InlineData("/desk/finance", VisitingManager, HttpStatusCode.Forbidden)]
    [InlineData("/desk/finance", null, HttpStatusCode.Redirect)]
    [InlineData("/desk/task/CX-00000000/report-1", VisitingManager, HttpStatusCode.NotFound)]
    [InlineData("/desk/task/CX-00000000/report-1", null, HttpStatusCode.Redirect)]
    [InlineData("/desk/exchanges?q=%7C%27&stage=7&ending=none&sort=x&overdue=x&page=%00", Coordinator, HttpStatusCode.OK)]
    public async Task Pages_open_for_those_whose_business_they_are(string path, string? staff, HttpStatusCode answered)
    {
        using var page = await App.GetAsync(path, staff);

        Assert.Equal(answered, page.StatusCode);
    }

    [Fact]
    public async Task A_task_stands_on_the_desk_of_who_is_asked_until_it_is_decided()
    {
        var id = await App.BeginAsync(Lives.AwaitingA(StepKind.VisitingApproval).Exchange);
        await App.MailedAsync(id, "stepasked|visiting-approval-1|001|visitingmanager");
        await UntilShownAsync("/desk", VisitingManager, $"data-task=\"{id}/visiting-approval-1\"");

        Assert.DoesNotContain($"{id}/visiting-approval-1", await TextAsync("/desk", Coordinator), StringComparison.Ordinal);

        var change = await App.Exchanges.ChangeAsync(id, Samples.Start.AddDays(1), x => x.Approve(Samples.Open(x, StepKind.VisitingApproval), Samples.Start.AddDays(1)), default);
        await App.Workflow.NudgeAsync(App.Client, change!, default);
        await RunningApp.UntilAsync(async () => !(await TextAsync("/desk", VisitingManager)).Contains($"{id}/visiting-approval-1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_asked_comes_from_the_desk_to_the_step_and_nobody_else_does()
    {
        var id = await App.BeginAsync(Lives.AwaitingA(StepKind.VisitingApproval).Exchange);
        var step = (await App.FileAsync(id)).State.Steps.Single(s => s is { IsOpen: true, Key.Kind: StepKind.VisitingApproval });

        using var mine = await App.GetAsync($"/desk/task/{id}/{step.Key}", VisitingManager);
        using var anothers = await App.GetAsync($"/desk/task/{id}/{step.Key}", Coordinator);
        using var strangers = await App.GetAsync($"/desk/task/{id}/{step.Key}", Stranger);

        Assert.Equal(App.Links.Address(id, step), mine.Headers.Location);
        Assert.Equal($"/desk/exchange/{id}", anothers.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, strangers.StatusCode);
    }

    [Fact]
    public async Task The_mail_is_sent_again_to_who_is_asked_and_only_once_a_minute()
    {
        var id = await App.BeginAsync(Lives.AwaitingA(StepKind.VisitingApproval).Exchange);
        await App.WaitsAtAsync(id, StepKind.VisitingApproval);
        var path = $"/desk/task/{id}/visiting-approval-1";

        Assert.Equal(HttpStatusCode.OK, await PostAsync(path, Coordinator));
        Assert.DoesNotContain((await App.FileAsync(id)).Audit, a => a.Action == AuditAction.LinkRenewed);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(path, VisitingManager));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(path, VisitingManager));
        Assert.Equal(HttpStatusCode.Redirect, await PostAsync(path, null));

        await App.MailedAsync(id, "steplinkrenewed|visiting-approval-1|002|visitingmanager");
        Assert.Single((await App.FileAsync(id)).Audit, a => a.Action == AuditAction.LinkRenewed);
    }

    [Fact]
    public async Task A_view_is_kept_for_its_owner_opened_replaced_and_deleted()
    {
        (string, string)[] view = [("action", "save"), ("viewName", "Wrocław / late?"), ("query", "stage=Approval&cluster=biom&side=Visiting&nonsense=1&q=a%20b")];
        Assert.Equal(HttpStatusCode.Redirect, await PostAsync("/desk/views", VisitingManager, view));
        Assert.Equal(HttpStatusCode.Redirect, await PostAsync("/desk/views", VisitingManager, view));

        // What makes no sense for the reader is not kept: a manager filters by no other cluster.
        var list = await TextAsync("/desk/exchanges", VisitingManager);
        Assert.Contains("href=\"/desk/exchanges?q=a%20b&stage=Approval&side=Visiting\"", list, StringComparison.Ordinal);
        Assert.DoesNotContain("late?", await TextAsync("/desk/exchanges", Finance), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, await PostAsync("/desk/views", VisitingManager, ("action", "delete"), ("viewName", "Wrocław / late?"), ("query", "")));
        Assert.DoesNotContain("late?", await TextAsync("/desk/exchanges", VisitingManager), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_without_a_name_or_with_one_too_many_is_refused_at_its_field()
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PostAsync("/desk/views", Stranger, ("action", "save"), ("viewName", " "), ("query", "overdue=yes")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PostAsync("/desk/views", Stranger, ("action", "save"), ("viewName", new string('x', 61)), ("query", "overdue=yes")));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("/desk/views", Stranger, ("action", "nonsense"), ("viewName", "x"), ("query", "")));
        for (var i = 0; i < Functions.Desk.StaffViews.Most; i++)
        {
            Assert.Equal(HttpStatusCode.Redirect, await PostAsync("/desk/views", Stranger, ("action", "save"), ("viewName", FormattableString.Invariant($"View {i}")), ("query", "overdue=yes")));
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PostAsync("/desk/views", Stranger, ("action", "save"), ("viewName", "Another"), ("query", "overdue=yes")));
        Assert.Equal(HttpStatusCode.Redirect, await PostAsync("/desk/views", Stranger, ("action", "save"), ("viewName", "view 3"), ("query", "sort=due")));
    }

    [Fact]
    public async Task Finance_sees_what_is_to_be_paid_with_an_account_that_cannot_be_used()
    {
        var id = await App.BeginAsync(Lives.AwaitingA(StepKind.PaymentOrder).Exchange);
        await UntilShownAsync("/desk/finance", Finance, $"href=\"/desk/task/{id}/payment-order-1\"");

        var page = await TextAsync("/desk/finance", Finance);
        Assert.Contains("PL61 •••• 2874", page, StringComparison.Ordinal);
        Assert.DoesNotContain("1090 1014", page, StringComparison.Ordinal);
        Assert.DoesNotContain(id.Value, await TextAsync("/desk/finance?cluster=biom", Coordinator), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finance_finds_each_entry_of_its_own_ledger_leading_to_its_exchange_and_no_other_clusters()
    {
        var id = await App.BeginAsync(Lives.AwaitingA(StepKind.PaymentOrder).Exchange);
        await UntilShownAsync("/desk/ledger", Finance, $"href=\"/desk/exchange/{id}\"");

        Assert.DoesNotContain(id.Value, await TextAsync("/desk/ledger?kind=Recover", Finance), StringComparison.Ordinal);
        Assert.DoesNotContain(id.Value, await TextAsync("/desk/ledger?cluster=biom", Coordinator), StringComparison.Ordinal);
        Assert.Contains(id.Value, await TextAsync("/desk/ledger?cluster=lsk&kind=Reserve", Coordinator), StringComparison.Ordinal);
    }

    private Task UntilShownAsync(string path, string staff, string text) =>
        RunningApp.UntilAsync(async () => (await TextAsync(path, staff)).Contains(text, StringComparison.Ordinal));

    private async Task<string> TextAsync(string path, string staff)
    {
        using var page = await App.GetAsync(path, staff);
        return WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
    }

    private async Task<HttpStatusCode> PostAsync(string path, string? staff, params (string Field, string Value)[] fields)
    {
        using var answer = await App.PostAsync(path, fields.ToDictionary(f => f.Field, f => f.Value), staff);
        return answer.StatusCode;
    }
}
