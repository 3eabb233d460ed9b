using System.Net;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Tests.Lifecycle;

namespace CE4BIG.Functions.Tests.Desk;

/// <summary>What staff do on an exchange's file; who may do what follows from role and cluster.</summary>
public sealed class DeskActionsTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Coordinator = "claire.fontaine@ce4big.example";
    private const string VisitingManager = "anna.nowak@lsk.example";
    private const string VisitingDeputy = "tomasz.wojcik@lsk.example";
    private const string Finance = "ewa.zielinska@lsk.example";
    private const string HostingManager = "camille.moreau@atlanpole.example";
    private const string HostingFinance = "nadia.benali@atlanpole.example";
    private const string Stranger = "katharina.vogel@biom.example";
    private const string OtherProgramme = "marta.lindqvist@short-missions.example";

    private RunningApp App => fixture.App;

    [Theory]
    [InlineData(Coordinator, "cancel-by-cluster", HttpStatusCode.OK)]
    [InlineData(VisitingManager, "cancel-by-cluster", HttpStatusCode.OK)]
    [InlineData(VisitingDeputy, "force-majeure", HttpStatusCode.OK)]
    [InlineData(HostingManager, "cancel-by-cluster", HttpStatusCode.OK)]
    [InlineData(Finance, "cancel-by-cluster", HttpStatusCode.Forbidden)]
    [InlineData(HostingFinance, "cancel-by-cluster", HttpStatusCode.Forbidden)]
    [InlineData(Stranger, "cancel-by-cluster", HttpStatusCode.NotFound)]
    [InlineData(OtherProgramme, "cancel-by-cluster", HttpStatusCode.NotFound)]
    [InlineData(null, "cancel-by-cluster", HttpStatusCode.Redirect)]
    [InlineData(VisitingManager, "hold-legally", HttpStatusCode.Forbidden)]
    [InlineData(HostingManager, "restart", HttpStatusCode.Forbidden)]
    [InlineData(Finance, "hold-legally", HttpStatusCode.Forbidden)]
    [InlineData(Coordinator, "hold-legally", HttpStatusCode.OK)]
    [InlineData(Coordinator, "withdraw", HttpStatusCode.Forbidden)]
    [InlineData(Coordinator, "", HttpStatusCode.Forbidden)]
    public async Task Each_does_what_their_role_may_and_nothing_else(string? staff, string action, HttpStatusCode answered)
    {
        var id = await App.BeginAsync(Samples.Submitted());

        Assert.Equal(answered, await ActAsync(id, staff, action));

        var intervened = (await App.FileAsync(id)).Audit.Where(a => a.Action == AuditAction.Intervened).ToList();
        Assert.Equal(answered == HttpStatusCode.OK ? [staff!] : [], intervened.Select(a => a.Who));
    }

    [Theory]
    [InlineData(Coordinator, HttpStatusCode.OK)]
    [InlineData(HostingManager, HttpStatusCode.OK)]
    [InlineData(Stranger, HttpStatusCode.NotFound)]
    [InlineData(null, HttpStatusCode.Redirect)]
    public async Task The_commitment_is_shown_to_those_who_see_the_file(string? staff, HttpStatusCode answered)
    {
        var id = await App.BeginAsync(Samples.Submitted());

        using var page = await App.GetAsync($"/desk/exchange/{id}/commitment", staff);

        Assert.Equal(answered, page.StatusCode);
    }

    [Fact]
    public async Task Every_intervention_wants_a_reason()
    {
        var id = await App.BeginAsync(Samples.Submitted());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await ActAsync(id, Coordinator, "hold-legally", ("reason", " ")));

        Assert.False((await App.FileAsync(id)).State.LegalHold);
    }

    [Fact]
    public async Task A_link_that_staff_send_again_is_mailed_at_once_and_kills_the_one_before()
    {
        var id = await App.BeginAsync(Samples.Submitted());
        await App.WaitsAtAsync(id, StepKind.HostConfirmation);
        var before = App.Links.Secret(id, (await App.FileAsync(id)).State.Steps[0]);

        Assert.Equal(HttpStatusCode.OK, await ActAsync(id, Coordinator, "resend", ("step", "host-confirmation-1")));

        await App.MailedAsync(id, "steplinkrenewed|host-confirmation-1|002|host");
        using var dead = await App.GetAsync($"/step/{id}/host-confirmation-1?k={before}");
        Assert.Equal(HttpStatusCode.Gone, dead.StatusCode);
    }

    [Theory]
    [InlineData("host-confirmation-1", "0")]
    [InlineData("host-confirmation-1", "181")]
    [InlineData("host-confirmation-1", "ten")]
    [InlineData("host-confirmation-1", "60")]
    [InlineData("report-1", "10")]
    [InlineData("nonsense", "10")]
    public async Task An_extension_that_makes_no_sense_is_refused_at_its_field(string step, string days)
    {
        var id = await App.BeginAsync(Samples.Submitted());
        var due = (await App.FileAsync(id)).State.Steps[0].DueAt;

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await ActAsync(id, Coordinator, "extend", ("step", step), ("days", days)));

        Assert.Equal(due, (await App.FileAsync(id)).State.Steps[0].DueAt);
    }

    [Fact]
    public async Task An_extended_deadline_is_later_and_the_person_is_told()
    {
        var id = await App.BeginAsync(Samples.Submitted());
        await App.WaitsAtAsync(id, StepKind.HostConfirmation);
        var due = (await App.FileAsync(id)).State.Steps[0].DueAt;

        Assert.Equal(HttpStatusCode.OK, await ActAsync(id, Coordinator, "extend", ("step", "host-confirmation-1"), ("days", "10")));

        Assert.True((await App.FileAsync(id)).State.Steps[0].DueAt >= due.AddDays(9));
        await App.MailedAsync(id, "stepextended|host-confirmation-1|*|host");
    }

    [Fact]
    public async Task Whoever_takes_the_hosts_place_has_the_step_and_a_page_and_the_one_before_neither()
    {
        var id = await App.BeginAsync(Samples.Submitted());
        await App.WaitsAtAsync(id, StepKind.HostConfirmation);
        var state = (await App.FileAsync(id)).State;
        var (step, page) = (App.Links.Address(id, state.Steps[0]).PathAndQuery, App.Links.ExchangeAddress(state, Role.Host).PathAndQuery);

        var answered = await ActAsync(
            id, Coordinator, "replace-person", ("role", "host"), ("name", "Marie Duval"), ("email", "marie.duval@host.example"), ("language", "fr"));

        Assert.Equal(HttpStatusCode.OK, answered);
        await App.MailedAsync(id, "steppassedon|host-confirmation-1|002|host");
        await App.MailedAsync(id, "pagecode|exchange|*|host");
        using var dead = await App.GetAsync(step);
        Assert.NotEqual(HttpStatusCode.OK, dead.StatusCode);
        using var gone = await App.GetAsync(page);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Theory]
    [InlineData("role", "")]
    [InlineData("name", "")]
    [InlineData("email", "no address")]
    [InlineData("email", "zofia.dabrowska@visitor.example")]
    public async Task A_successor_who_cannot_be_one_is_refused(string field, string value)
    {
        var id = await App.BeginAsync(Samples.Submitted());
        var fields = new Dictionary<string, string> { ["role"] = "host", ["name"] = "Marie Duval", ["email"] = "marie.duval@host.example", [field] = value };

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await ActAsync(id, Coordinator, "replace-person", [.. fields.Select(f => (f.Key, f.Value))]));

        Assert.Equal("jean.oconnor@host.example", (await App.FileAsync(id)).State.Host.Email);
    }

    [Fact]
    public async Task A_step_given_to_a_colleague_is_mailed_to_them()
    {
        var id = await App.BeginAsync(Lives.AwaitingA(StepKind.VisitingApproval).Exchange);
        await App.WaitsAtAsync(id, StepKind.VisitingApproval);

        Assert.Equal(HttpStatusCode.OK, await ActAsync(id, Coordinator, "replace-person", ("step", "visiting-approval-1"), ("personId", "tomasz-wojcik")));

        await App.MailedAsync(id, "steppassedon|visiting-approval-1|002|visitingdeputy");
    }

    [Fact]
    public async Task A_restarted_exchange_goes_on_where_it_was()
    {
        var id = await App.BeginAsync(Samples.Submitted());
        await App.WaitsAtAsync(id, StepKind.HostConfirmation);
        await App.MailedAsync(id, "stepasked|host-confirmation-1|001|host");

        Assert.Equal(HttpStatusCode.OK, await ActAsync(id, Coordinator, "restart"));
        await App.WaitsAtAsync(id, StepKind.HostConfirmation);
        var change = await App.Exchanges.ChangeAsync(id, Samples.Start, x => x.ConfirmHost(Samples.Open(x, StepKind.HostConfirmation), Samples.Start), default);
        await App.Workflow.NudgeAsync(App.Client, change!, default);

        await App.MailedAsync(id, "stepasked|visiting-approval-1|001|visitingmanager");
        var mails = App.MailsOf(id);
        Assert.Equal(mails.Distinct(), mails);
    }

    [Theory]
    [InlineData("apply-programme")]
    [InlineData("release-hold")]
    [InlineData("recover")]
    public async Task What_would_change_nothing_is_refused(string action)
    {
        var id = await App.BeginAsync(Samples.Submitted());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await ActAsync(id, Coordinator, action, ("amountEur", "10")));

        Assert.DoesNotContain((await App.FileAsync(id)).Audit, a => a.Action == AuditAction.Intervened);
    }

    [Fact]
    public async Task Money_is_asked_back_by_finance_the_visitor_has_a_debit_note_and_finance_the_task()
    {
        var id = await App.BeginAsync(Lives.AwaitingA(StepKind.AfterClosing).Exchange);
        await App.WaitsAtAsync(id, StepKind.AfterClosing);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await ActAsync(id, Finance, "recover", ("amountEur", "100000")));
        Assert.Equal(HttpStatusCode.OK, await ActAsync(id, Finance, "recover", ("amountEur", "50")));

        await App.MailedAsync(id, "debitnote|recovery-1|001|visitor");
        await App.MailedAsync(id, "stepasked|recovery-1|001|finance");
    }

    [Fact]
    public async Task A_double_click_cancels_once()
    {
        var id = await App.BeginAsync(Samples.Submitted());

        var both = await Task.WhenAll(ActAsync(id, VisitingManager, "cancel-by-cluster"), ActAsync(id, VisitingManager, "cancel-by-cluster"));

        Assert.All(both, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Single((await App.FileAsync(id)).Audit, a => a.Action == AuditAction.Intervened);
    }

    private async Task<HttpStatusCode> ActAsync(ExchangeId id, string? staff, string action, params (string Field, string Value)[] fields)
    {
        var form = new Dictionary<string, string> { ["action"] = action, ["reason"] = "A reason." };
        foreach (var (field, value) in fields)
        {
            form[field] = value;
        }

        using var answer = await App.PostAsync($"/desk/exchange/{id}/act", form, staff);
        return answer.StatusCode;
    }
}
