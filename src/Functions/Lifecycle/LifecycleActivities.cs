using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Mail;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;
using Microsoft.Azure.Functions.Worker;

namespace CE4BIG.Functions.Lifecycle;

/// <summary>
/// What the orchestrators have done for them. Each activity may run more than once: it acts on the stored exchange, where what
/// was done before is no longer due, and on outbox rows, where what was sent is marked.
/// </summary>
public sealed class LifecycleActivities(
    ExchangeStore exchanges, Outbox outbox, DeskIndex desk, Agenda agenda, VisitRegister visits, ProgrammeClock clock)
{
    /// <summary>Sends what concerns the exchange as a whole, shows it on the desk, and says where it stands.</summary>
    [Function(nameof(LookAtExchange))]
    public async Task<Position> LookAtExchange([ActivityTrigger] string exchange, CancellationToken cancellationToken)
    {
        var file = await LoadAsync(exchange, cancellationToken);
        var state = file.State;
        var sent = await outbox.SendAsync(file, step: null, cancellationToken);
        var position = Position.Of(state) with { RetryMailsAfter = sent.RetryAfter };
        if (state.Stage != Stage.Ended)
        {
            // The step that is tended next shows the exchange on the desk.
            return position;
        }

        await desk.WriteAsync(state, cancellationToken);

        if (!state.CountsAsVisit)
        {
            await visits.ReleaseAsync(state, cancellationToken);
        }

        if (!sent.Pending)
        {
            await agenda.RemoveAsync(state.Id, cancellationToken);
        }

        return position;
    }

    /// <summary>Does for a step what the calendar asks for, sends its mails, and says when to look again.</summary>
    [Function(nameof(TendStep))]
    public async Task<StepLook> TendStep([ActivityTrigger] StepReference step, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (!StepKey.TryParse(step.Step, out var key))
        {
            throw new ArgumentException($"{step.Step} is no step.", nameof(step));
        }

        var file = await LoadAsync(step.Exchange, cancellationToken);
        var now = clock.GetUtcNow();
        var due = file.State.Steps.Any(s => s.IsOpen && s.NextWake <= now);
        if (due)
        {
            file = (await exchanges.ChangeAsync(file, now, exchange => exchange.PassTime(now), cancellationToken)).File;
        }

        var state = file.State;
        var sent = await outbox.SendAsync(file, key, cancellationToken);
        var found = state.Steps.FirstOrDefault(s => s.Key == key);
        if (found is not { IsOpen: true })
        {
            // Somebody asked side by side still has to answer; the desk must not go on waiting for both.
            if (state.Steps.Any(s => s.IsOpen && s.OpenedAt < found?.EndedAt))
            {
                await desk.WriteAsync(state, cancellationToken);
            }

            return new StepLook(false, default, Position.Of(state));
        }

        // The desk shows a step from the moment it is asked, whom it was passed to, and the visit, of which no mail tells.
        if (due || sent.Any || found.Addressee is null)
        {
            await desk.WriteAsync(state, cancellationToken);
        }

        var wake = clock.RealTime(state.Steps.Where(s => s.IsOpen).Min(s => s.NextWake));
        var own = sent.RetryAfter is { } pause ? clock.Real.GetUtcNow() + pause : clock.RealTime(found.NextWake);
        await agenda.MoveAsync(state.Id, own < wake ? own : wake, cancellationToken);
        return new StepLook(true, own.UtcDateTime, Position.Of(state));
    }

    private async Task<ExchangeFile> LoadAsync(string exchange, CancellationToken cancellationToken) =>
        ExchangeId.TryParse(exchange, out var id) && await exchanges.LoadAsync(id, cancellationToken) is { } file
            ? file
            : throw new InvalidOperationException($"There is no exchange {exchange}.");
}
