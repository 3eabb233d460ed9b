using CE4BIG.Domain.Applications.Drafts;
using CE4BIG.Domain.Programmes;
using CE4BIG.Domain.Tests.Programmes;

namespace CE4BIG.Domain.Tests.Applications.Drafts;

/// <summary>The programme's clock is that of Paris: an hour ahead of UTC in winter, two in summer.</summary>
public sealed class DraftRulesTests
{
    // A Thursday; the seven and the one day before it are worked.
    private static readonly DateOnly Thursday = new(2028, 11, 30);

    [Fact]
    public void A_draft_is_removed_at_the_end_of_the_ninetieth_day()
    {
        var next = DraftRules.Of(Closing(new DateOnly(2030, 12, 31))).Next(Saved(new DateTimeOffset(2028, 1, 10, 23, 30, 0, TimeSpan.Zero)));

        // In Paris it is the 11th already.
        Assert.Equal(new DraftDue(DraftMove.Purge, new DateTimeOffset(2028, 4, 10, 21, 59, 59, TimeSpan.Zero)), next);
    }

    [Fact]
    public void Its_owner_is_reminded_seven_days_and_one_day_before_the_call_closes_in_the_morning()
    {
        var rules = DraftRules.Of(Closing(Thursday));
        var draft = Saved(At(2028, 11, 1, 12));

        var first = rules.Next(draft);
        var second = rules.Next(draft with { RemindedAt = first.At });
        var third = rules.Next(draft with { RemindedAt = second.At });

        Assert.Equal(new DraftDue(DraftMove.Remind, At(2028, 11, 23, 7)), first);
        Assert.Equal(new DraftDue(DraftMove.Remind, At(2028, 11, 29, 7)), second);
        Assert.Equal(DraftMove.Purge, third.Move);
    }

    [Fact]
    public void Reminders_fall_on_working_days_and_never_after_the_close()
    {
        // The shipped programme closes on Sunday 31 December 2028: -7 is Sunday 24th, followed by two closure days; -1 is a Saturday,
        // and the next working day would be the 2nd of January.
        var rules = DraftRules.Of(Shipped.Programme);

        Assert.Equal([At(2028, 12, 27, 7), At(2028, 12, 29, 7)], rules.Reminders);
        Assert.Equal(At(2028, 12, 31, 22).AddMinutes(59).AddSeconds(59), rules.ClosesAt);
    }

    [Fact]
    public void Reminders_that_fall_together_are_one()
    {
        Assert.Single(new DraftRules(Shipped.Programme, 90, 2, 1).Reminders);
    }

    [Fact]
    public void Saving_a_draft_after_a_reminder_leaves_only_those_to_come()
    {
        Assert.Equal(At(2028, 11, 29, 7), DraftRules.Of(Closing(Thursday)).Next(Saved(At(2028, 11, 24, 9))).At);
    }

    [Fact]
    public void A_draft_that_is_removed_before_the_call_closes_is_not_reminded_of()
    {
        Assert.Equal(DraftMove.Purge, DraftRules.Of(Closing(Thursday)).Next(Saved(At(2028, 8, 1, 9))).Move);
    }

    [Fact]
    public void How_long_drafts_are_kept_is_a_parameter()
    {
        Assert.Equal(At(2028, 1, 20, 22).AddMinutes(59).AddSeconds(59), new DraftRules(Shipped.Programme, 10).PurgeAt(At(2028, 1, 10, 9)));
    }

    [Fact]
    public void A_drafts_name_reads_back_and_nothing_else_is_one()
    {
        var id = DraftId.FromRandom([.. Enumerable.Range(240, 16).Select(i => (byte)i)]);

        Assert.True(DraftId.TryParse(id.Value, out var back) && back == id);
        Assert.All(new[] { null, "", "CX-7K3M9QPD", id.Value[1..], id.Value + "0", id.Value.ToUpperInvariant(), new string('|', 32) }, text => Assert.False(DraftId.TryParse(text, out _)));
    }

    private static DateTimeOffset At(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, TimeSpan.Zero);

    private static Programme Closing(DateOnly openTo) => Shipped.Programme with { OpenTo = openTo };

    private static Draft Saved(DateTimeOffset at) => new()
    {
        Id = DraftId.FromRandom(new byte[DraftId.RandomLength]),
        FormId = Guid.Empty,
        ProgrammeId = "ce4big",
        Email = "a@company.example",
        Language = Language.En,
        SavedAt = at,
        Fields = new Dictionary<string, string>(StringComparer.Ordinal),
    };
}
