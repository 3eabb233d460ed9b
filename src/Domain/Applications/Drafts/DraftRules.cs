using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Applications.Drafts;

/// <summary>When somebody is reminded of a draft, and when an abandoned one is removed (domain: The lifecycle, Application).</summary>
public sealed class DraftRules
{
    private readonly Programme _programme;

    /// <summary>Rules for the drafts of a programme.</summary>
    /// <param name="programme">Gives the day on which the call closes, and the working days.</param>
    /// <param name="keepDays">For how many days a draft is kept that nobody saves again.</param>
    /// <param name="remindDaysBefore">How many days before the call closes somebody is reminded.</param>
    public DraftRules(Programme programme, int keepDays, params IReadOnlyList<int> remindDaysBefore)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentOutOfRangeException.ThrowIfLessThan(keepDays, 1);
        _programme = programme;
        KeepDays = keepDays;
        ClosesAt = programme.Deadlines.EndOf(programme.OpenTo);
        Reminders = [.. remindDaysBefore.Select(Reminder).Distinct().Order()];
    }

    /// <summary>For how many days a draft is kept that nobody saves again.</summary>
    public int KeepDays { get; }

    /// <summary>The last moment at which the application can be submitted.</summary>
    public DateTimeOffset ClosesAt { get; }

    /// <summary>When somebody is reminded; rising, and all before <see cref="ClosesAt"/>.</summary>
    public IReadOnlyList<DateTimeOffset> Reminders { get; }

    /// <summary>The rules of a programme.</summary>
    public static DraftRules Of(Programme programme)
        => new(programme, programme.Retention.DraftDays, programme.Timings.DraftReminderDaysBefore);

    /// <summary>When a draft is removed unless it is saved again: at the end of a day, so that it can be said as a date.</summary>
    public DateTimeOffset PurgeAt(DateTimeOffset savedAt)
        => _programme.Deadlines.EndOf(_programme.Deadlines.LocalDate(savedAt).AddDays(KeepDays));

    /// <summary>What happens next to a draft. Reminders that lie before it was last saved, or before the last reminder, are past.</summary>
    public DraftDue Next(Draft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var seen = draft.RemindedAt > draft.SavedAt ? draft.RemindedAt.Value : draft.SavedAt;
        var purge = PurgeAt(draft.SavedAt);
        foreach (var reminder in Reminders)
        {
            if (reminder > seen && reminder < purge)
                return new DraftDue(DraftMove.Remind, reminder);
        }

        return new DraftDue(DraftMove.Purge, purge);
    }

    // Where days that are not worked would carry a reminder past the close, it goes out on the working day before them.
    private DateTimeOffset Reminder(int daysBefore)
    {
        var at = _programme.Deadlines.Reminder(_programme.OpenTo, -daysBefore);
        while (at > ClosesAt)
            at = _programme.Deadlines.Reminder(_programme.OpenTo, -++daysBefore);

        return at;
    }
}
