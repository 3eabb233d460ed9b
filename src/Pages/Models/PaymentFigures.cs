using System.Collections.Immutable;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Pages.Models;

/// <summary>How long visitors waited for their money, from the last thing they handed in to the value date.</summary>
/// <param name="ByDays">How many payments took 0, 1, 2 … days; the last number counts all that took longer.</param>
/// <param name="Goal">Within how many days the programme wants to pay.</param>
/// <param name="Clock">From when the programme itself counts them.</param>
public sealed record PaymentFigures(ImmutableArray<long> ByDays, int Goal, PaymentClock Clock)
{
    /// <summary>How many payments there are.</summary>
    public long Total => ByDays.Sum();

    /// <summary>How many took no more days than the goal.</summary>
    public long WithinGoal => ByDays.Take(Goal + 1).Sum();

    /// <summary>
    /// After how many days half of the visitors had their money; the length of <see cref="ByDays"/> less one stands for longer than that
    /// list tells apart. Null before the first payment.
    /// </summary>
    public int? Median
    {
        get
        {
            var (total, seen) = (Total, 0L);
            for (var days = 0; days < ByDays.Length; days++)
            {
                seen += ByDays[days];
                if (seen > 0 && seen * 2 >= total)
                {
                    return days;
                }
            }

            return null;
        }
    }

    /// <summary>Whether so many days stand for that many or more.</summary>
    public bool IsOpenEnded(int days) => days == ByDays.Length - 1;
}
