using System.Collections.Immutable;
using System.Diagnostics;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Audit;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Mail;
using CE4BIG.Functions.Staff;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Telemetry;
using CE4BIG.Functions.Time;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CE4BIG.Functions.Lifecycle;

/// <summary>
/// What the orchestrators have done for them. Each activity may run more than once: it acts on the stored exchange, where what
/// was done before is no longer due, and on outbox rows, where what was sent is marked.
/// </summary>
public sealed class LifecycleActivities(
    ExchangeStore exchanges,
    Outbox outbox,
    DeskIndex desk,
    Agenda agenda,
    VisitRegister visits,
    Funding funding,
    EvidenceStore evidence,
    EvidenceRegister register,
    AuditAccess access,
    OverdueAlarm alarm,
    DeskTracing tracing,
    DeskMetrics metrics,
    ProgrammeClock clock)
{
    private static readonly TimeSpan OwnLook = TimeSpan.FromDays(1);

    /// <summary>Sends what concerns the exchange as a whole, has the ledger follow it, shows it on the desk, and says where it stands.</summary>
    [Function(nameof(LookAtExchange))]
    public async Task<Position> LookAtExchange([ActivityTrigger] string exchange, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var file = await LoadAsync(exchange, cancellationToken);
        var now = clock.GetUtcNow();
        var forgets = file.State.Steps.Any(s => s is { IsOpen: true, Key.Kind: StepKind.Retention } && s.NextWake <= now);
        using var span = Follow(nameof(LookAtExchange), file, byCalendar: forgets);
        return await DeskTracing.WatchAsync(() => LookAsync(file, now, forgets, client, cancellationToken));
    }

    /// <summary>Does for a step what the calendar asks for, sends its mails, and says when to look again.</summary>
    [Function(nameof(TendStep))]
    public async Task<StepLook> TendStep([ActivityTrigger] StepReference step, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (!StepKey.TryParse(step.Step, out var key))
        {
            throw new ArgumentException($"{step.Step} is no step.", nameof(step));
        }

        var file = await LoadAsync(step.Exchange, cancellationToken);
        var now = clock.GetUtcNow();
        var due = file.State.Steps.Any(s => s.IsOpen && s.NextWake <= now);
        using var span = Follow(nameof(TendStep), file, byCalendar: due);
        span?.SetTag(DeskTracing.Step, step.Step);
        return await DeskTracing.WatchAsync(() => TendAsync(file, key, now, due, client, cancellationToken));
    }

    /// <summary>Where an exchange stands, without doing anything about it.</summary>
    [Function(nameof(FindPosition))]
    public async Task<Position> FindPosition([ActivityTrigger] string exchange, CancellationToken cancellationToken) =>
        Position.Of((await LoadAsync(exchange, cancellationToken)).State);

    private static Func<DigestOrder, CancellationToken, Task> Digest(DurableTaskClient client) => (order, token) => DigestMailing.StartAsync(client, order, token);

    private static bool IsOpen(ExchangeFile file, StepKey key) => file.State.Steps.Any(s => s.Key == key && s.IsOpen);

    // Whoever waits for money is woken when some becomes free; should that be lost, they look for themselves once a day.
    private static DateTimeOffset Wake(Step step, DateTimeOffset now) =>
        step.Key.Kind == StepKind.Budget && now + OwnLook < step.NextWake ? now + OwnLook : step.NextWake;

    private async Task<Position> LookAsync(ExchangeFile file, DateTimeOffset now, bool forgets, DurableTaskClient client, CancellationToken cancellationToken)
    {
        file = forgets ? await ForgetAsync(file, now, cancellationToken) : file;
        (file, var freed) = await funding.SettleAsync(file, now, cancellationToken);
        var state = file.State;
        var sent = await outbox.SendAsync(file, step: null, Digest(client), cancellationToken);
        var position = Position.Of(state) with
        {
            RetryMailsAfter = sent.RetryAfter,
            Wake = freed ? await funding.NextInLineAsync(state, cancellationToken) : [],
        };
        if (state.Stage == Stage.Ended)
        {
            await FinishAsync(file, sent, position, cancellationToken);
        }
        else if (sent.Any)
        {
            // Otherwise the step that is tended next shows it; but of a person replaced, or a mail refused, no step tells.
            await desk.WriteAsync(file, sent.Refused, cancellationToken);
        }

        return position;
    }

    private async Task<StepLook> TendAsync(ExchangeFile file, StepKey key, DateTimeOffset now, bool due, DurableTaskClient client, CancellationToken cancellationToken)
    {
        NoteLag(file, key, now);
        if (due)
        {
            var change = await exchanges.ChangeAsync(file, now, exchange => exchange.PassTime(now), cancellationToken);
            alarm.Sound(change);
            file = change.File;
        }

        var wake = ImmutableArray<string>.Empty;
        if (key.Kind == StepKind.Budget && IsOpen(file, key))
        {
            file = await funding.TendAsync(file, key, now, cancellationToken);

            // What is left may do for the next in line.
            wake = IsOpen(file, key) ? [] : await funding.NextInLineAsync(file.State, cancellationToken);
        }

        var state = file.State;
        var sent = await outbox.SendAsync(file, key, Digest(client), cancellationToken);
        var position = Position.Of(state) with
        {
            Wake = wake,
            // At a stage's end the lifecycle looks anyway.
            MailsWait = state.Stage == Moves.Of(key.Kind).Stage && file.Mails.Any(m => m is { SentAt: null, Notice.Step: null }),
        };
        var found = state.Steps.FirstOrDefault(s => s.Key == key);
        if (found is not { IsOpen: true })
        {
            // Somebody asked side by side still has to answer; the desk must not go on waiting for both.
            if (!sent.Refused.IsEmpty || state.Steps.Any(s => s.IsOpen && s.OpenedAt < found?.EndedAt))
            {
                await desk.WriteAsync(file, sent.Refused, cancellationToken);
            }

            return new StepLook(false, default, position);
        }

        // The desk shows a step from the moment it is asked, whom it was passed to, and the visit, of which no mail tells.
        if (due || sent.Any || found.Addressee is null)
        {
            await desk.WriteAsync(file, sent.Refused, cancellationToken);
        }

        var next = clock.RealTime(state.Steps.Where(s => s.IsOpen).Min(s => s.NextWake));
        var own = sent.RetryAfter is { } pause ? clock.Real.GetUtcNow() + pause : clock.RealTime(Wake(found, now));
        await agenda.MoveAsync(state.Id, own < next ? own : next, cancellationToken);
        return new StepLook(true, own.UtcDateTime, position);
    }

    private Activity? Follow(string name, ExchangeFile file, bool byCalendar)
    {
        var span = byCalendar ? tracing.FollowCalendar(name, file.Trace) : tracing.Follow(name, file.Trace);
        DeskTracing.Concerns(file.State.Id);
        return span;
    }

    // A date that came, or the decision that ended the step: its workflow looks once after it.
    private void NoteLag(ExchangeFile file, StepKey key, DateTimeOffset now)
    {
        foreach (var step in file.State.Steps.Where(s => s.IsOpen && s.NextWake <= now))
        {
            Note(ActedOn.Date, step.NextWake);
        }

        if (file.State.Steps.FirstOrDefault(s => s.Key == key) is { IsOpen: false, Decision: not null, EndedAt: { } decided })
        {
            Note(ActedOn.Decision, decided);
        }

        // What was before the clock's anchor is no instant by which this clock can measure.
        void Note(ActedOn cause, DateTimeOffset since)
        {
            if (clock.RealTime(since) is var real && real >= clock.PaceSince)
            {
                metrics.Acted(cause, clock.Real.GetUtcNow() - real);
            }
        }
    }

    /// <summary>Ends retention: the files first, since afterwards nobody would know of them.</summary>
    private async Task<ExchangeFile> ForgetAsync(ExchangeFile file, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await funding.ForgetsAsync(file, now, cancellationToken))
        {
            await evidence.DeleteAsync(file.State.Id, file.State.Report?.Evidence ?? [], cancellationToken);
            await access.ForgetAsync(file.State.Id, cancellationToken);
            await register.RemoveAsync(file.State.Id, file.State.Report?.Evidence ?? [], cancellationToken);
        }

        return (await exchanges.ChangeAsync(file, now, exchange => exchange.PassTime(now), cancellationToken)).File;
    }

    private async Task FinishAsync(ExchangeFile file, SendResult sent, Position position, CancellationToken cancellationToken)
    {
        var state = file.State;
        await desk.WriteAsync(file, sent.Refused, cancellationToken);
        if (!state.CountsAsVisit)
        {
            await visits.ReleaseAsync(state, cancellationToken);
        }

        if (sent.Pending || position.OpenSteps.Length > 0)
        {
            return;
        }

        if (state.Steps.FirstOrDefault(s => s is { IsOpen: true, Key.Kind: StepKind.Retention }) is { } kept)
        {
            await agenda.KeepAsync(state.Id, clock.RealTime(kept.NextWake), cancellationToken);
        }
        else
        {
            await agenda.RemoveAsync(state.Id, cancellationToken);
        }
    }

    private async Task<ExchangeFile> LoadAsync(string exchange, CancellationToken cancellationToken) =>
        ExchangeId.TryParse(exchange, out var id) && await exchanges.LoadAsync(id, cancellationToken) is { } file
            ? file
            : throw new InvalidOperationException($"There is no exchange {exchange}.");
}
