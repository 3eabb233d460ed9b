using System.Diagnostics.Metrics;
using System.Net;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Telemetry;
using CE4BIG.Functions.Tests.Lifecycle;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CE4BIG.Functions.Tests.Telemetry;

[Collection(TelemetryCollection.Name)]
public sealed class MetricsTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly StepKey Host = new(StepKind.HostConfirmation, 1);

    private RunningApp App => fixture.App;

    [Fact]
    public async Task Moves_mails_and_requests_to_storage_are_counted_and_how_late_the_workflow_was_is_measured()
    {
        using var numbers = new Numbers(App.Services.GetRequiredService<IMeterFactory>());
        var id = await App.BeginAsync(Samples.Submitted());
        await App.MailedAsync(id, "stepasked|host-confirmation-1|001|host");
        var now = App.Clock.GetUtcNow();

        var change = (await App.Exchanges.ChangeAsync(id, now, x => x.ConfirmHost(Host, now), default))!;
        await App.Workflow.NudgeAsync(App.Client, change, default);
        await App.MailedAsync(id, "stepasked|visiting-approval-1|001|visitingmanager");

        await RunningApp.UntilAsync(() => Task.FromResult(numbers.Of("desk.engine.lag cause=decision").Count > 0));
        Assert.All(numbers.Of("desk.engine.lag cause=decision"), seconds => Assert.InRange(seconds, 0, 60));
        Assert.Contains("desk.moves action=Submitted", numbers.Names);
        Assert.Contains("desk.moves action=Opened about=HostConfirmation", numbers.Names);
        Assert.Contains("desk.moves action=Decided about=HostConfirmation decision=Confirm", numbers.Names);
        Assert.Contains("desk.mails kind=host-confirmation-asked outcome=sent", numbers.Names);
        Assert.NotEmpty(numbers.Of("desk.mail.delay"));
        Assert.NotEmpty(numbers.Of("desk.storage.duration method=POST status=202"));
        Assert.DoesNotContain(numbers.Names, name => name.Contains(id.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_move_that_is_refused_is_counted_with_its_reason()
    {
        using var numbers = new Numbers(App.Services.GetRequiredService<IMeterFactory>());
        var id = await App.BeginAsync(Samples.Submitted());
        await App.Exchanges.ChangeAsync(id, Samples.Start, x => x.DeclineHost(Host, "No room.", Samples.Start), default);

        var refused = (await App.Exchanges.ChangeAsync(id, Samples.Start, x => x.ConfirmHost(Host, Samples.Start), default))!;

        var reason = Assert.IsType<Outcome.Refused>(refused.Outcome).Refusal;
        Assert.Single(numbers.Of($"desk.refusals refusal={reason}"));
    }

    [Fact]
    public async Task A_mail_that_is_not_taken_is_pending_until_it_is()
    {
        using var numbers = new Numbers(App.Services.GetRequiredService<IMeterFactory>());
        App.Mail.Refuses = HttpStatusCode.ServiceUnavailable;
        var id = await App.BeginAsync(Samples.Submitted());
        await RunningApp.UntilAsync(() => Task.FromResult(numbers.Names.Contains("desk.mails kind=host-confirmation-asked outcome=later") && Pending(numbers) >= 1));

        App.Mail.Refuses = null;

        await App.MailedAsync(id, "stepasked|host-confirmation-1|001|host");
        await RunningApp.UntilAsync(() => Task.FromResult(Pending(numbers) == 0));
    }

    [Fact]
    public async Task Open_exchanges_are_told_by_stage_as_the_last_round_saw_them()
    {
        using var numbers = new Numbers(App.Services.GetRequiredService<IMeterFactory>());
        var id = await App.BeginAsync(Samples.Submitted());
        await App.MailedAsync(id, "stepasked|host-confirmation-1|001|host");

        await RunningApp.UntilAsync(async () =>
        {
            await ActivatorUtilities.CreateInstance<DeskUpkeep>(App.Services).RunAsync(new TimerInfo(), default);
            numbers.Collect();
            return numbers.Of("desk.exchanges.open programme=ce4big stage=Application").Any(count => count >= 1);
        });

        Assert.Contains("desk.exchanges.overdue programme=ce4big stage=Application", numbers.Names);
    }

    [Fact]
    public void Whose_deadline_is_past_is_overdue()
    {
        var exchange = Samples.Submitted();
        var counters = ExchangeFigures.Of(exchange.State, Samples.Programme).ToDictionary(f => f.Key, f => (long)f.Value, StringComparer.Ordinal);
        var due = Samples.Programme.Deadlines.LocalDate(exchange.OpenSteps.Single().DueAt);

        Assert.Equal((1, 0), Read(due));
        Assert.Equal((1, 1), Read(due.AddDays(1)));

        (long Open, long Overdue) Read(DateOnly today)
        {
            var reading = new FiguresReading(Samples.Programme, counters, today);
            return (reading.Open(Stage.Application), reading.Overdue(Stage.Application));
        }
    }

    [Theory]
    [InlineData("desk.storage.duration", 0.005, 10)]
    [InlineData("desk.mail.delay", 1, 3600)]
    [InlineData("desk.engine.lag", 1, 3600)]
    public async Task Seconds_are_sorted_into_buckets_of_seconds(string name, double first, double last)
    {
        using var exported = new Exported();
        var metrics = App.Services.GetRequiredService<DeskMetrics>();

        metrics.MailLeft(TimeSpan.FromSeconds(42));
        metrics.Acted(ActedOn.Date, TimeSpan.FromSeconds(42));
        await App.Exchanges.LoadAsync(Samples.NewId(), default);

        var bounds = exported.BoundsOf(name);
        Assert.Equal((first, last), (bounds[0], bounds[^1]));
    }

    [Fact]
    public void What_was_not_seen_for_a_while_is_said_no_more()
    {
        var time = new FakeTimeProvider();
        var levels = new DeskLevels(time);
        levels.Saw("ce4big", Stage.Travel, 3, 1);
        levels.Waits(Samples.NewId(), Host, 2);
        levels.Waits(Samples.NewId(), null, 1);
        Assert.Equal(3, Assert.Single(levels.Open()).Value);
        Assert.Equal(1, Assert.Single(levels.Overdue()).Value);
        Assert.Equal(3, levels.MailsPending());

        time.Advance(TimeSpan.FromMinutes(26));

        Assert.Empty(levels.Open());
        Assert.Empty(levels.Overdue());
        Assert.Equal(0, levels.MailsPending());
    }

    private static double Pending(Numbers numbers)
    {
        numbers.Collect();
        return numbers.Of("desk.mails.pending").LastOrDefault(-1);
    }
}
