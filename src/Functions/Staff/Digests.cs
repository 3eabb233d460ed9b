using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Mail;
using CE4BIG.Functions.Time;

namespace CE4BIG.Functions.Staff;

/// <summary>
/// Lets mails wait for the mail of the day of those who chose one (domain: What people suffer from, "too many mails"). What cannot wait
/// until then goes out at once.
/// </summary>
public sealed class Digests(StaffStore store, StaffRegister register, ProgrammeClock clock)
{
    /// <summary>Takes a mail into its addressee's next mail of the day.</summary>
    /// <param name="state">The exchange in whose outbox it stands.</param>
    /// <param name="notice">The mail.</param>
    /// <param name="programme">The version it is judged by.</param>
    /// <param name="start">Orders the mail of the day; it may be ordered before.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Whether it waits there; false where it is to be sent by itself. Doing it again does nothing.</returns>
    public async Task<bool> TakeAsync(
        ExchangeState state, Notice notice, Programme programme, Func<DigestOrder, CancellationToken, Task> start, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(notice);
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(start);
        if (notice.To.Role is Role.Visitor or Role.Host
            || programme.Staff.FirstOrDefault(p => string.Equals(p.Email, notice.To.Email, StringComparison.OrdinalIgnoreCase)) is not { } person
            || !(await register.OfAsync(programme.Id, cancellationToken)).TryGetValue(person.Id, out var settings)
            || !settings.Digest)
        {
            return false;
        }

        var next = Next(programme.Deadlines, clock.GetUtcNow());
        if (IsUrgent(state, notice, next))
        {
            return false;
        }

        // The mail first, then its sender: what nobody sends yet is found by whoever is ordered next.
        await store.PutAsync(programme.Id, person.Id, new DigestItem(state.Id, notice.Key), cancellationToken);
        await start(new DigestOrder(programme.Id, person.Id, programme.Deadlines.LocalDate(next), clock.RealTime(next)), cancellationToken);
        return true;
    }

    /// <summary>The first morning of a working day after a moment.</summary>
    public static DateTimeOffset Next(Deadlines deadlines, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(deadlines);
        var today = deadlines.LocalDate(now);
        var morning = deadlines.Reminder(today, 0);
        return morning > now ? morning : deadlines.Reminder(today, 1);
    }

    // A deputy steps in because time was lost already; an alarm is one; a new link is waited for at the screen; whom a mail did not reach
    // knows of nothing while their time passes.
    private static bool IsUrgent(ExchangeState state, Notice notice, DateTimeOffset next) =>
        notice.Kind is NoticeKind.StepEscalated or NoticeKind.StepOverdue or NoticeKind.StepLinkRenewed or NoticeKind.MailCameBack
        || (NoticeComposer.IsAsked(notice.Kind) && state.Steps.Any(s => s.Key == notice.Step && s.DueAt <= next));
}
