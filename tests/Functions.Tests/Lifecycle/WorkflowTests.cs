using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace CE4BIG.Functions.Tests.Lifecycle;

public sealed class WorkflowTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly StepKey Host = new(StepKind.HostConfirmation, 1);

    private RunningApp App => fixture.App;

    [Fact]
    public async Task A_step_nudged_twice_goes_on_once()
    {
        var id = await StartedAsync(Samples.Submitted());
        await App.MailedAsync(id, "stepasked|host-confirmation-1|001|host");

        var change = await ChangeAsync(id, x => x.ConfirmHost(Host, Samples.Start));
        await Task.WhenAll(App.Workflow.NudgeAsync(App.Client, change, default), App.Workflow.NudgeAsync(App.Client, change, default));

        await BothClustersAskedAsync(id);
        Assert.Equal(App.MailsOf(id).Distinct(), App.MailsOf(id));
        Assert.Equal(4, App.MailsOf(id).Count);
    }

    [Fact]
    public async Task A_step_that_was_decided_before_its_workflow_waited_is_not_asked_again()
    {
        var exchange = Samples.Submitted();
        var id = exchange.State.Id;
        await App.Exchanges.AddAsync(exchange, Samples.Start, default);
        var change = await ChangeAsync(id, x => x.ConfirmHost(Host, Samples.Start));

        // Nobody is there to hear it.
        await App.Workflow.NudgeAsync(App.Client, change, default);
        await App.Workflow.StartAsync(App.Client, id, default);

        await BothClustersAskedAsync(id);
        Assert.DoesNotContain("stepasked|host-confirmation-1|001|host", App.MailsOf(id));
    }

    [Fact]
    public async Task A_nudge_that_was_lost_is_repaired_by_the_sweep()
    {
        var id = await StartedAsync(Samples.Submitted());
        await App.MailedAsync(id, "stepasked|host-confirmation-1|001|host");
        await ChangeAsync(id, x => x.ConfirmHost(Host, Samples.Start));
        await App.Agenda.MoveAsync(id, DateTimeOffset.UtcNow.AddMinutes(-1), default);

        await App.SweepAsync();

        await BothClustersAskedAsync(id);
    }

    [Fact]
    public async Task An_exchange_that_was_stored_before_a_crash_is_started_by_the_sweep()
    {
        var exchange = Samples.Submitted();
        await App.Exchanges.AddAsync(exchange, Samples.Start, default);
        await App.Agenda.MoveAsync(exchange.State.Id, DateTimeOffset.UtcNow.AddMinutes(-1), default);

        await App.SweepAsync();

        await App.MailedAsync(exchange.State.Id, "stepasked|host-confirmation-1|001|host");
    }

    [Fact]
    public async Task A_mark_whose_exchange_was_never_stored_is_taken_off_by_the_sweep()
    {
        var id = Samples.NewId();
        await App.Agenda.MoveAsync(id, DateTimeOffset.UtcNow.AddMinutes(-16), default);

        await App.SweepAsync();

        Assert.DoesNotContain(id, await DueAsync());
    }

    [Fact]
    public async Task The_mark_of_an_application_that_is_just_being_stored_stays()
    {
        var id = Samples.NewId();
        await App.Agenda.MoveAsync(id, DateTimeOffset.UtcNow.AddMinutes(-1), default);

        await App.SweepAsync();

        Assert.Contains(id, await DueAsync());
    }

    [Fact]
    public async Task What_is_not_overdue_is_left_alone_by_the_sweep()
    {
        var id = Samples.NewId();
        await App.Agenda.MarkDueAsync(id, default);

        await App.SweepAsync();

        Assert.Contains(id, await DueAsync());
        await App.Agenda.RemoveAsync(id, default);
    }

    [Theory]
    [InlineData(StepKind.HostConfirmation, "stepasked|visiting-approval-1|001|visitingmanager")]
    [InlineData(StepKind.VisitingApproval, "stepasked|correction-1|001|visitor")]
    [InlineData(StepKind.HostingApproval, "stepasked|correction-1|001|visitor")]
    [InlineData(StepKind.Correction, "stepasked|hosting-approval-2|001|hostingmanager")]
    [InlineData(StepKind.Travel, "stepasked|report-1|001|visitor")]
    [InlineData(StepKind.Report, "stepasked|certificate-1|001|host")]
    [InlineData(StepKind.Certificate, "stepasked|validation-1|001|visitingmanager")]
    [InlineData(StepKind.Validation, "stepasked|payment-order-1|001|finance")]
    [InlineData(StepKind.PaymentOrder, "stepasked|payment-confirmation-1|001|finance")]
    [InlineData(StepKind.PaymentConfirmation, "paid|exchange|001|visitor")]
    public async Task A_workflow_that_was_lost_finds_its_place_wherever_the_exchange_stands(StepKind kind, string next)
    {
        var (exchange, now, move) = Lives.AwaitingA(kind);
        var id = await StartedAsync(exchange);
        await WaitsAtAsync(id, kind);
        await App.Client.TerminateInstanceAsync(id.Value, new TerminateInstanceOptions { Recursive = true });
        await App.EndedAsync(id);

        await App.Workflow.ReviveAsync(App.Client, exchange.State, default);
        await WaitsAtAsync(id, kind);
        var change = await ChangeAsync(id, move, now);
        Assert.IsType<Outcome.Done>(change.Outcome);
        await App.Workflow.NudgeAsync(App.Client, change, default);

        await App.MailedAsync(id, next);
        Assert.Equal(App.MailsOf(id).Distinct(), App.MailsOf(id));
    }

    [Fact]
    public async Task An_exchange_that_ended_is_taken_off_the_agenda_and_its_workflow_is_over()
    {
        var (exchange, now, move) = Lives.AwaitingA(StepKind.PaymentConfirmation);
        var id = await StartedAsync(exchange);
        await App.MailedAsync(id, "stepasked|payment-confirmation-1|001|finance");

        await App.Workflow.NudgeAsync(App.Client, await ChangeAsync(id, move, now), default);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await App.EndedAsync(id)).RuntimeStatus);
        Assert.DoesNotContain(id, await DueAsync(DateTimeOffset.MaxValue.AddYears(-1)));
        Assert.All((await App.Exchanges.LoadAsync(id, default))!.Mails, m => Assert.True(m.SentAt is not null || m.Notice.Step is not null));
    }

    private async Task BothClustersAskedAsync(ExchangeId id)
    {
        await App.MailedAsync(id, "stepasked|visiting-approval-1|001|visitingmanager");
        await App.MailedAsync(id, "stepasked|hosting-approval-1|001|hostingmanager");
    }

    private async Task WaitsAtAsync(ExchangeId id, StepKind kind)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await App.Client.GetInstanceAsync($"{id}:{new StepKey(kind, 1)}", patience.Token) is not { RuntimeStatus: OrchestrationRuntimeStatus.Running })
        {
            await Task.Delay(10, patience.Token);
        }
    }

    private async Task<List<ExchangeId>> DueAsync(DateTimeOffset? before = null)
    {
        var due = new List<ExchangeId>();
        await foreach (var entry in App.Agenda.DueBeforeAsync(before ?? DateTimeOffset.UtcNow.AddMinutes(1), default))
        {
            due.Add(entry.Exchange);
        }

        return due;
    }

    private async Task<ExchangeId> StartedAsync(Exchange exchange)
    {
        Assert.True(await App.Exchanges.AddAsync(exchange, Samples.Start, default));
        await App.Workflow.StartAsync(App.Client, exchange.State.Id, default);
        return exchange.State.Id;
    }

    private async Task<Change> ChangeAsync(ExchangeId id, Func<Exchange, Outcome> move, DateTimeOffset? now = null) =>
        (await App.Exchanges.ChangeAsync(id, now ?? Samples.Start, move, default))!;
}
