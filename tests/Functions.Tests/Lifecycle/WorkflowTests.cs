using Azure;
using CE4BIG.Domain.Amounts;
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
        var id = await App.BeginAsync(Samples.Submitted());
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
        var id = await App.BeginAsync(Samples.Submitted());
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
    [InlineData(StepKind.PaymentConfirmation, "paid|exchange|*|visitor")]
    [InlineData(StepKind.HostChoice, "stepasked|host-confirmation-2|001|host")]
    [InlineData(StepKind.NewDates, "stepasked|host-confirmation-2|001|host")]
    [InlineData(StepKind.AdvanceOrder, "stepasked|advance-confirmation-1|001|finance")]
    [InlineData(StepKind.AdvanceConfirmation, "paid|exchange|*|visitor")]
    [InlineData(StepKind.Completion, "stepasked|validation-2|001|visitingmanager")]
    [InlineData(StepKind.BankCorrection, "stepasked|payment-order-2|001|finance")]
    [InlineData(StepKind.AfterClosing, "stepasked|survey-1|001|visitor")]
    [InlineData(StepKind.Recovery, "recoverysettled|exchange|*|visitor")]
    public async Task A_workflow_that_was_lost_finds_its_place_wherever_the_exchange_stands(StepKind kind, string next)
    {
        var (exchange, now, move) = Lives.AwaitingA(kind);
        var id = await App.BeginAsync(exchange);
        await App.WaitsAtAsync(id, kind);
        await App.Client.TerminateInstanceAsync(id.Value, new TerminateInstanceOptions { Recursive = true });
        await App.EndedAsync(id);

        await App.Workflow.ReviveAsync(App.Client, exchange.State, default);
        await App.WaitsAtAsync(id, kind);
        var change = await ChangeAsync(id, move, now);
        Assert.IsType<Outcome.Done>(change.Outcome);
        await App.Workflow.NudgeAsync(App.Client, change, default);

        await App.MailedAsync(id, next);
        Assert.Equal(App.MailsOf(id).Distinct(), App.MailsOf(id));
    }

    [Theory]
    [InlineData(StepKind.HostConfirmation, "stepasked|visiting-approval-1|001|visitingmanager")]
    [InlineData(StepKind.NewDates, "stepasked|host-confirmation-2|001|host")]
    [InlineData(StepKind.PaymentConfirmation, "paid|exchange|*|visitor")]
    [InlineData(StepKind.AfterClosing, "stepasked|survey-1|001|visitor")]
    public async Task A_workflow_that_staff_restarted_goes_on_where_it_was_and_asks_nobody_twice(StepKind kind, string next)
    {
        var (exchange, now, move) = Lives.AwaitingA(kind);
        var id = await App.BeginAsync(exchange);
        await App.WaitsAtAsync(id, kind);

        await App.Workflow.RestartAsync(App.Client, exchange.State, default);
        await App.WaitsAtAsync(id, kind);
        await App.Workflow.NudgeAsync(App.Client, await ChangeAsync(id, move, now), default);

        await App.MailedAsync(id, next);
        Assert.Equal(App.MailsOf(id).Distinct(), App.MailsOf(id));
    }

    [Fact]
    public async Task When_retention_is_over_the_sweep_finds_the_exchange_and_its_people_and_files_are_gone()
    {
        var exchange = AtTheEndOfRetention();
        var id = exchange.State.Id;
        var files = exchange.State.Report!.Evidence;
        await App.Exchanges.AddAsync(exchange, Samples.Start, default);
        foreach (var evidence in files)
        {
            await App.Evidence.WriteAsync(id, evidence, new MemoryStream([1, 2, 3]), default);
        }

        await App.Agenda.KeepAsync(id, DateTimeOffset.UtcNow.AddDays(-1), default);

        await App.SweepAsync();

        await RunningApp.UntilAsync(async () => (await App.FileAsync(id)).State.AnonymisedAt is not null);
        var file = await App.FileAsync(id);
        Assert.Equal("Visitor", file.State.Visitor.Name);
        Assert.Empty(file.Mails);
        Assert.Equal(3, files.Length);
        foreach (var evidence in files)
        {
            Assert.Equal(404, (await Assert.ThrowsAsync<RequestFailedException>(() => App.Evidence.ReadAsync(id, evidence.Id, default))).Status);
        }

        await App.EndedAsync(id);
        Assert.DoesNotContain(id, await DueAsync(DateTimeOffset.MaxValue.AddYears(-1)));
    }

    [Fact]
    public async Task A_legal_hold_keeps_people_and_files_and_the_exchange_is_looked_at_again()
    {
        var exchange = AtTheEndOfRetention();
        var id = exchange.State.Id;
        exchange.HoldLegally(Samples.Coordinator, "An audit.", Samples.Start);
        await App.Exchanges.AddAsync(exchange, Samples.Start, default);
        await App.Agenda.KeepAsync(id, DateTimeOffset.UtcNow.AddDays(-1), default);

        await App.SweepAsync();

        await RunningApp.UntilAsync(async () => !(await DueAsync(DateTimeOffset.MaxValue.AddYears(-1))).Contains(id));
        Assert.Equal("Zofia Dąbrowska", (await App.FileAsync(id)).State.Visitor.Name);
        Assert.Contains(id, await KeptAsync());
    }

    [Fact]
    public async Task An_exchange_whose_retention_is_not_over_is_put_down_again_by_the_sweep_that_looked_too_early()
    {
        var exchange = Samples.Submitted();
        exchange.Withdraw(exchange.State.Visitor, "No time.", Samples.Start);
        var id = exchange.State.Id;
        await App.Exchanges.AddAsync(exchange, Samples.Start, default);
        await App.Agenda.KeepAsync(id, DateTimeOffset.UtcNow.AddDays(-1), default);

        await App.SweepAsync();

        await App.EndedAsync(id);
        Assert.Null((await App.FileAsync(id)).State.AnonymisedAt);
        await RunningApp.UntilAsync(async () => !(await DueAsync(DateTimeOffset.MaxValue.AddYears(-1))).Contains(id));
        Assert.Contains(id, await KeptAsync());
    }

    [Fact]
    public async Task A_mail_about_the_exchange_goes_out_at_once_and_once_though_its_stage_goes_on()
    {
        var (exchange, now, _) = Lives.AwaitingA(StepKind.Travel);
        var id = await App.BeginAsync(exchange);
        await App.WaitsAtAsync(id, StepKind.Travel);

        var change = await ChangeAsync(id, x => x.Postpone(x.State.Visitor, "Ill.", Samples.Start.AddDays(1)), now);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => App.Workflow.FollowAsync(App.Client, change, default)));

        await App.MailedAsync(id, "stepasked|new-dates-1|001|visitor");
        foreach (var told in new[] { "host", "visitingmanager", "hostingmanager" })
        {
            await App.MailedAsync(id, "postponed|exchange|*|" + told);
        }

        await ChangeAsync(id, x => x.RenewPageCode(Role.Host, Samples.Start.AddDays(1)));
        await App.Workflow.ReviveAsync(App.Client, (await App.FileAsync(id)).State, default);
        await App.MailedAsync(id, "pagecode|exchange|*|host");
        Assert.Equal(App.MailsOf(id).Distinct(), App.MailsOf(id));
    }

    [Theory]
    [InlineData(StepKind.AfterClosing)]
    [InlineData(StepKind.Survey)]
    public async Task A_step_that_is_opened_beside_another_is_asked_and_followed_like_it(StepKind kind)
    {
        var (exchange, now, move) = Lives.AwaitingA(kind);
        var id = await App.BeginAsync(exchange);
        await App.WaitsAtAsync(id, kind);

        await FollowAsync(id, x => x.Recover(new Money(5_00), Samples.Coordinator, "Counted twice.", now), now);
        await App.MailedAsync(id, "stepasked|recovery-1|001|finance");
        await App.MailedAsync(id, "debitnote|recovery-1|001|visitor");
        await App.WaitsAtAsync(id, StepKind.Recovery);
        await FollowAsync(id, move, now);
        await FollowAsync(id, x => x.WaiveRecovery(Samples.Open(x, StepKind.Recovery), "Too little.", now), now);

        await App.MailedAsync(id, "recoverysettled|exchange|*|visitor");
        Assert.Equal(App.MailsOf(id).Distinct(), App.MailsOf(id));
    }

    [Fact]
    public async Task Money_asked_back_when_nothing_else_is_awaited_any_more_is_asked_all_the_same()
    {
        var (exchange, now, move) = Lives.AwaitingA(StepKind.Survey);
        Assert.IsType<Outcome.Done>(move(exchange));
        var id = await App.BeginAsync(exchange);
        await App.EndedAsync(id);

        await FollowAsync(id, x => x.Recover(new Money(5_00), Samples.Coordinator, "Counted twice.", now), now);

        await App.MailedAsync(id, "stepasked|recovery-1|001|finance");
        await App.MailedAsync(id, "debitnote|recovery-1|001|visitor");
    }

    [Fact]
    public async Task An_exchange_that_ended_is_taken_off_the_agenda_and_its_workflow_is_over()
    {
        var (exchange, now, move) = Lives.AwaitingA(StepKind.Survey);
        var id = await App.BeginAsync(exchange);
        await App.MailedAsync(id, "stepasked|survey-1|001|visitor");

        await App.Workflow.NudgeAsync(App.Client, await ChangeAsync(id, move, now), default);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await App.EndedAsync(id)).RuntimeStatus);
        Assert.DoesNotContain(id, await DueAsync(DateTimeOffset.MaxValue.AddYears(-1)));
        Assert.All((await App.Exchanges.LoadAsync(id, default))!.Mails, m => Assert.True(m.SentAt is not null || m.Notice.Step is not null));
    }

    // Refused and never paid, two years ago by the app's clock: what was unpaid is kept for one.
    private static Exchange AtTheEndOfRetention()
    {
        var (exchange, now, _) = Lives.AwaitingA(StepKind.Validation);
        Assert.IsType<Outcome.Done>(exchange.Refuse(Samples.Open(exchange, StepKind.Validation), "Nothing was done.", now));
        var due = Samples.Start.AddYears(-1);
        return Exchange.Load(
            exchange.State with
            {
                EndedAt = due.AddYears(-1),
                Steps = [.. exchange.State.Steps.Select(s => s.Key.Kind == StepKind.Retention ? s with { DueAt = due, ExpiresAt = due } : s)],
            },
            Samples.Programme);
    }

    private async Task BothClustersAskedAsync(ExchangeId id)
    {
        await App.MailedAsync(id, "stepasked|visiting-approval-1|001|visitingmanager");
        await App.MailedAsync(id, "stepasked|hosting-approval-1|001|hostingmanager");
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

    private async Task<List<ExchangeId>> KeptAsync()
    {
        var kept = new List<ExchangeId>();
        await foreach (var entry in App.Agenda.KeptUntilAsync(DateTimeOffset.UtcNow.AddYears(50), default))
        {
            kept.Add(entry.Exchange);
        }

        return kept;
    }

    private async Task FollowAsync(ExchangeId id, Func<Exchange, Outcome> move, DateTimeOffset now)
    {
        var change = await ChangeAsync(id, move, now);
        Assert.IsType<Outcome.Done>(change.Outcome);
        await App.Workflow.FollowAsync(App.Client, change, default);
    }

    private async Task<Change> ChangeAsync(ExchangeId id, Func<Exchange, Outcome> move, DateTimeOffset? now = null) =>
        (await App.Exchanges.ChangeAsync(id, now ?? Samples.Start, move, default))!;
}
