using CE4BIG.Domain.Amounts;

namespace CE4BIG.Domain.Programmes;

/// <summary>How long records are kept (domain: The law around it, art. 20 and GDPR).</summary>
/// <param name="FinalPaymentOn">When the project received its final payment, once that is known.</param>
/// <param name="Years">Years after the final payment for which records of paid exchanges are kept.</param>
/// <param name="YearsIfSmallGrant">Years where the grant is small.</param>
/// <param name="SmallGrantUpTo">Up to what sum, this included, a grant is small.</param>
/// <param name="UnpaidMonths">Months after their end for which exchanges that were never paid are kept.</param>
/// <param name="DraftDays">Days after the last change for which a draft is kept.</param>
public sealed record RetentionRules(DateOnly? FinalPaymentOn, int Years, int YearsIfSmallGrant, Money SmallGrantUpTo, int UnpaidMonths, int DraftDays)
{
    /// <summary>The day on which the personal data of an exchange may go, unless it is on legal hold.</summary>
    /// <param name="endedOn">When the exchange ended.</param>
    /// <param name="paid">Whether any money was paid for it.</param>
    /// <param name="grant">The grant agreement's sum, which decides between long and short: not the lump sum.</param>
    /// <param name="openTo">The programme's last day, from which is counted while nobody knows the final payment.</param>
    public DateOnly RetainUntil(DateOnly endedOn, bool paid, Money grant, DateOnly openTo)
    {
        if (!paid)
            return endedOn.AddMonths(UnpaidMonths);

        // An exchange that ended after the date counted from is still kept for the whole time: the auditors have not seen it before.
        var from = FinalPaymentOn ?? openTo;
        return (from < endedOn ? endedOn : from).AddYears(grant <= SmallGrantUpTo ? YearsIfSmallGrant : Years);
    }
}
