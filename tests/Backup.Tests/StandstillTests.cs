using System.Net;
using System.Text.Json;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Drafts;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Tests;
using CE4BIG.Functions.Tests.Lifecycle;
using CE4BIG.Functions.Tests.Payments;
using CE4BIG.Testing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace CE4BIG.Backup.Tests;

/// <summary>Five weeks lie between a backup and its restore: nothing of them takes effect before a coordinator has looked.</summary>
public sealed class StandstillTests(EmulatorFixture emulators) : TemporaryFolders, IClassFixture<EmulatorFixture>
{
    private const string Reason = "It was longer before the restore.";

    // The approvals' time ran out, the visit is still to come.
    private static readonly DateTimeOffset Restoring = Samples.Start.AddDays(35);

    private Azurite Empty => emulators.Into;

    [Fact]
    public async Task After_a_restore_nothing_moves_until_the_coordinator_has_put_it_right_and_lets_it_go_on()
    {
        var (folder, lives) = await LiveAndSaveAsync();
        await Accounts.Of(Empty).RestoreAsync(folder);

        await using var app = await RunningApp.StartAsync(scale: 1, start: Restoring, on: Empty);
        await NothingMovesAsync(app, lives);
        await NothingIsTakenAsync(app, lives);
        await ActAsync(app, lives.Asked, "extend", ("step", "visiting-approval-1"), ("days", "40"));
        await ActAsync(app, lives.Asked, "extend", ("step", "hosting-approval-1"), ("days", "40"));
        await ActAsync(app, lives.Held, "hold-legally");
        Assert.Empty(app.Mail.Taken);

        await Restored.LetGoOnAsync(app);
        await RunningApp.UntilAsync(async () => (await app.FileAsync(lives.Silent)).State.Steps.Any(s => s is { Key.Kind: StepKind.HostConfirmation, State: StepState.Expired }));
        await app.MailedAsync(lives.Paid, "stepasked|payment-order-1|*finance");
        await app.MailedAsync(lives.Asked, "stepextended|visiting-approval-1|*visitingmanager");
        await RunningApp.UntilAsync(async () => (await app.FileAsync(lives.Forgotten)).State.AnonymisedAt is not null);
        Assert.Null((await app.FileAsync(lives.Held)).State.AnonymisedAt);
        Assert.All((await app.FileAsync(lives.Asked)).State.Steps.Where(s => s.Key.Kind is StepKind.VisitingApproval or StepKind.HostingApproval), s => Assert.True(s.IsOpen));
        await Restored.GoToTheEndAsync(app, lives.Asked);
    }

    private async Task<(BackupFolder Folder, SavedLives Lives)> LiveAndSaveAsync()
    {
        await using var app = await RunningApp.StartAsync(scale: 1, on: emulators.From);
        var asked = await app.BeginAsync(Lives.AwaitingA(StepKind.VisitingApproval).Exchange);
        var silent = await app.BeginAsync(Samples.Submitted());
        await app.WaitsAtAsync(asked, StepKind.VisitingApproval);
        await app.WaitsAtAsync(asked, StepKind.HostingApproval);
        await app.WaitsAtAsync(silent, StepKind.HostConfirmation);

        // The mail to finance has not left yet.
        var paid = await StoredAsync(app, Lives.AwaitingA(StepKind.PaymentOrder).Exchange);
        var (forgotten, held) = (await AtTheEndOfRetentionAsync(app), await AtTheEndOfRetentionAsync(app));
        var order = (await app.FileAsync(paid)).State.Steps.Single(s => s.Key.Kind == StepKind.PaymentOrder);
        var lives = new SavedLives(asked, silent, paid, forgotten, held, app.Links.Secret(paid, order), app.Links.Code(paid, order));
        var folder = NewFolder();
        await Accounts.Of(emulators.From).SaveAsync(folder);

        foreach (var kind in new[] { StepKind.PaymentOrder, StepKind.PaymentConfirmation })
        {
            var now = (await app.FileAsync(paid)).Audit[^1].At;
            (now, var move) = Lives.Onward((await app.FileAsync(paid)).State, now);
            Assert.IsType<Outcome.Done>((await app.Exchanges.ChangeAsync(paid, now, move, default))!.Outcome);
            Assert.DoesNotContain((await app.FileAsync(paid)).State.Steps, s => s.IsOpen && s.Key.Kind == kind);
        }

        return (folder, lives);
    }

    private async Task NothingMovesAsync(RunningApp app, SavedLives lives)
    {
        var before = await Accounts.Of(Empty).RowsAsync(TableNames.Exchanges);
        await app.SweepAsync();
        await ActivatorUtilities.CreateInstance<DraftRound>(app.Services).RunAsync(new TimerInfo(), default);
        foreach (var id in lives.All)
        {
            await app.Workflow.StartAsync(app.Client, id, default);
            await app.Workflow.RestartAsync(app.Client, (await app.FileAsync(id)).State, default);
            Assert.Null(await app.Client.GetInstanceAsync(id.Value, default));
        }

        Assert.Equal(before, await Accounts.Of(Empty).RowsAsync(TableNames.Exchanges));
        using var health = await app.GetAsync("/health");
        Assert.True(JsonDocument.Parse(await health.Content.ReadAsStringAsync()).RootElement.GetProperty("standstill").GetBoolean());
    }

    private async Task NothingIsTakenAsync(RunningApp app, SavedLives lives)
    {
        var before = await Accounts.Of(Empty).RowsAsync(TableNames.Exchanges);
        using var ordered = await app.PostAsync(
            $"/step/{lives.Paid}/payment-order-1", [new("k", lives.Secret), new("code", lives.Code), new("decision", "order"), new("accountChecked", "yes")]);
        using var file = await app.PostAsync(AtTheBank.Files, [new("payments", $"{lives.Paid}-P1")], AtTheBank.Ewa);
        using var statement = await app.PostFileAsync(AtTheBank.Statements, "statement", "x"u8.ToArray(), AtTheBank.Pawel);

        Assert.All([ordered, file, statement], answer => Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode));
        Assert.Equal(before, await Accounts.Of(Empty).RowsAsync(TableNames.Exchanges));
    }

    private static async Task ActAsync(RunningApp app, ExchangeId id, string action, params IEnumerable<(string Name, string Value)> fields)
    {
        using var answer = await app.PostAsync(
            $"/desk/exchange/{id}/act", [new("action", action), new("reason", Reason), .. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))], Restored.Coordinator);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task<ExchangeId> StoredAsync(RunningApp app, Exchange exchange)
    {
        Assert.True(await app.Exchanges.AddAsync(exchange, Samples.Start, default));
        return exchange.State.Id;
    }

    // Their day came between the backup and the restore.
    private static Task<ExchangeId> AtTheEndOfRetentionAsync(RunningApp app)
    {
        var (exchange, now, _) = Lives.AwaitingA(StepKind.Validation);
        Assert.IsType<Outcome.Done>(exchange.Refuse(Samples.Open(exchange, StepKind.Validation), "Nothing was done.", now));
        var due = Restoring.AddDays(-10);
        var ended = exchange.State with
        {
            EndedAt = due.AddYears(-1),
            Steps = [.. exchange.State.Steps.Select(s => s.Key.Kind == StepKind.Retention ? s with { DueAt = due, ExpiresAt = due } : s)],
        };
        return StoredAsync(app, Exchange.Load(ended, Samples.Programme));
    }

    private sealed record SavedLives(ExchangeId Asked, ExchangeId Silent, ExchangeId Paid, ExchangeId Forgotten, ExchangeId Held, string Secret, string Code)
    {
        public IEnumerable<ExchangeId> All => [Asked, Silent, Paid, Forgotten, Held];
    }
}
