using CE4BIG.Domain.Exchanges;
using Microsoft.DurableTask.Client;

namespace CE4BIG.Functions.Tests.Lifecycle;

/// <summary>What the workflow does when nobody moves, or when mail stays away.</summary>
public sealed class TimeTests
{
    [Fact]
    public async Task A_host_and_a_visitor_who_never_answer_are_reminded_and_the_exchange_ends_by_itself()
    {
        // Twenty days in four seconds.
        await using var app = await RunningApp.StartAsync(scale: 432_000);
        var exchange = Samples.Submitted();
        var id = exchange.State.Id;
        await app.Exchanges.AddAsync(exchange, Samples.Start, default);
        await app.Workflow.StartAsync(app.Client, id, default);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await app.EndedAsync(id)).RuntimeStatus);

        var file = (await app.Exchanges.LoadAsync(id, default))!;
        Assert.Equal(Ending.Declined, file.State.Ending);
        Assert.Contains(AuditAction.Reminded, file.Audit.Select(a => a.Action));
        await app.MailedAsync(id, "ended|exchange|*|visitor");
        Assert.Equal(app.MailsOf(id).Distinct(), app.MailsOf(id));
    }

    [Fact]
    public async Task A_mail_about_the_exchange_that_could_not_leave_follows_when_the_provider_is_back()
    {
        await using var app = await RunningApp.StartAsync(scale: 1);
        var (exchange, now, move) = Lives.AwaitingA(StepKind.PaymentConfirmation);
        var id = exchange.State.Id;
        await app.Exchanges.AddAsync(exchange, Samples.Start, default);
        await app.Workflow.StartAsync(app.Client, id, default);
        await app.MailedAsync(id, "stepasked|payment-confirmation-1|001|finance");

        app.Mail.IsDown = true;
        var change = await app.Exchanges.ChangeAsync(id, now, move, default);
        var asked = app.Mail.Asked;
        await app.Workflow.NudgeAsync(app.Client, change!, default);
        await app.Mail.WaitForAttemptAsync(asked);
        app.Mail.IsDown = false;

        await app.MailedAsync(id, "paid|exchange|*|visitor");
        Assert.Single(app.MailsOf(id), key => key.StartsWith("paid|", StringComparison.Ordinal));
    }
}
