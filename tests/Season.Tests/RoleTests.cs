using CE4BIG.Season.Desk;
using CE4BIG.Season.Personas;
using CE4BIG.Season.Planning;
using CE4BIG.Season.Play;
using CE4BIG.Season.Post;
using CE4BIG.Season.Reporting;
using Microsoft.Extensions.Time.Testing;

namespace CE4BIG.Season.Tests;

public sealed class RoleTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly DeskClient _desk;
    private readonly Pace _pace;

    public RoleTests()
    {
        _desk = new DeskClient(new Uri("http://desk.example"), _time, new Journal(TextWriter.Null, rewritesLine: false));
        _pace = new Pace(_desk, _time);
        _pace.Learn("""{"programmeTime":"2026-11-23T12:00:00Z","timeScale":86400,"programmeTimeZone":"Europe/Paris"}""");
    }

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void Everybody_says_the_straightforward_thing_at_once()
    {
        var (role, _) = Play(ApplicationPersonas.Straightforward);

        Assert.Equal(["confirm", "approve", "submit", "certify", "validate", "order", "paid"], Decisions(
            role, "host-confirmation-1", "visiting-approval-1", "report-1", "certificate-1", "validation-2", "payment-order-1", "payment-confirmation-1"));
        Assert.True(role.IsPlayed);
    }

    [Fact]
    public void A_cue_is_said_once_and_only_when_it_was_taken()
    {
        var (role, _) = Play(ApprovalPersonas.ManagerAsksChanges);

        Assert.Equal("change", role.At("visiting-approval-1")!.Move.Decision);
        Assert.False(role.IsPlayed);
        role.Said(role.At("visiting-approval-1")!);

        Assert.Equal("approve", role.At("visiting-approval-2")!.Move.Decision);
        Assert.True(role.IsPlayed);
    }

    [Fact]
    public void Two_cues_for_one_step_are_said_one_after_the_other()
    {
        var (role, _) = Play(ReportPersonas.IncompleteEvidenceTwice);

        role.Said(role.At("validation-1")!);

        Assert.Null(role.At("completion-1"));
        Assert.Equal("partly", role.At("validation-2")!.Move.Decision);
    }

    [Fact]
    public void A_silent_manager_is_silent_until_the_deputy_is_asked()
    {
        var (role, scene) = Play(ApprovalPersonas.SilentManager);
        scene.Receive(Mail("visiting-approval-asked", "manager@x.example", "visiting-approval-1"));
        Assert.Null(role.At("visiting-approval-1"));

        scene.Receive(Mail("visiting-approval-escalated", "deputy@x.example", "visiting-approval-1"));

        Assert.Equal("approve", role.At("visiting-approval-1")!.Move.Decision);
        Assert.Equal("deputy@x.example", scene.Asked["visiting-approval-1"].To);
    }

    [Fact]
    public void Somebody_who_waits_some_days_after_a_mail_tells_the_day()
    {
        var (role, scene) = Play(ReportPersonas.LateReporterWithinGrace);
        scene.Receive(Mail("grace-began", scene.Visitor, "report-1"));

        Assert.Null(role.At("report-1"));
        Assert.Equal(new DateOnly(2026, 11, 25), role.NextDay());
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("submit", role.At("report-1")!.Move.Decision);
        Assert.Null(role.NextDay());
    }

    [Fact]
    public void An_intervention_waits_for_its_mail_and_happens_once()
    {
        var (role, scene) = Play(TravelPersonas.ReplacedVisitor);
        Assert.Null(role.Intervening());

        scene.Receive(Mail("approved", scene.Visitor));
        role.Did(role.Intervening()!);

        Assert.Null(role.Intervening());
        Assert.Equal(scene.Plan.OtherVisitorEmail, scene.Visitor);
        Assert.True(scene.CameToVisitor("approved"));
    }

    [Fact]
    public void What_happens_in_another_exchange_of_the_company_is_news()
    {
        var ensemble = new Ensemble();
        var (holder, _) = Play(ApprovalPersonas.WithdrawerAfterAward, ensemble);
        var (_, unlucky) = Play(ApprovalPersonas.OverBudgetNotFunded, ensemble);
        var news = Assert.Single(holder.News());
        Assert.Null(holder.Intervening());

        unlucky.Receive(Mail("queued", unlucky.Visitor));

        Assert.True(news.IsCompletedSuccessfully);
        Assert.Equal("withdraw", holder.Intervening()!.Action);
        Assert.Empty(holder.News());
    }

    [Fact]
    public void New_dates_lie_after_the_old_ones()
    {
        var (_, scene) = Play(TravelPersonas.Postponer);
        var before = scene.VisitStart;

        var fields = Moves.NameNewDates.Fields(scene);
        Moves.NameNewDates.Afterwards(scene);

        Assert.True(scene.VisitStart > before);
        Assert.Equal(Role.Text(scene.VisitStart), fields.Single(f => f.Field == "startDate").Value);
        Assert.Equal(Role.Text(scene.VisitEnd), fields.Single(f => f.Field == "endDate").Value);
    }

    [Fact]
    public void Nobody_makes_up_an_answer_to_a_step_that_nobody_knows()
    {
        var (role, _) = Play(ApplicationPersonas.Straightforward);

        Assert.Throws<UnplayableException>(() => role.At("dance-1"));
    }

    private static IEnumerable<string?> Decisions(Role role, params string[] steps) => steps.Select(s => role.At(s)?.Move.Decision);

    private static Letter Mail(string kind, string to, string? step = null) => new()
    {
        To = to,
        Subject = "[CX-7K3M9QPD] Hello",
        Links = [step is null ? "http://desk.example/exchange/CX-7K3M9QPD?k=s" : $"http://desk.example/step/CX-7K3M9QPD/{step}?k=s"],
        CustomArgs = new Dictionary<string, string>(StringComparer.Ordinal) { ["kind"] = kind },
    };

    private (Role Role, Scene Scene) Play(Persona persona, Ensemble? ensemble = null)
    {
        var plan = new Planner(7, "m").Plan(Mix.All.Length, Mixture.All).Single(p => p.Persona.Name == persona.Name);
        var scene = new Scene(plan, ensemble ?? new Ensemble(), _pace);
        scene.Begin(new DateOnly(2026, 12, 14));
        return (new Role(scene), scene);
    }
}
