using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CE4BIG.Domain.Exchanges;

/// <summary>One step of one exchange: its kind and its round, from 1 on (a step asked again is a new round).</summary>
/// <param name="Kind">What is awaited.</param>
/// <param name="Round">From 1 to 99.</param>
public readonly record struct StepKey(StepKind Kind, int Round)
{
    private const int MaxRound = 99;

    /// <summary>As it stands in row keys, instance ids and paths: "host-confirmation-1".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name(Kind)}-{Round}");

    /// <summary>A kind's name in paths and words: "host-confirmation".</summary>
    public static string Name(StepKind kind) => kind switch
    {
        StepKind.HostConfirmation => "host-confirmation",
        StepKind.HostChoice => "host-choice",
        StepKind.VisitingApproval => "visiting-approval",
        StepKind.HostingApproval => "hosting-approval",
        StepKind.Correction => "correction",
        StepKind.Budget => "budget",
        StepKind.NewDates => "new-dates",
        StepKind.AdvanceOrder => "advance-order",
        StepKind.AdvanceConfirmation => "advance-confirmation",
        StepKind.Travel => "travel",
        StepKind.Report => "report",
        StepKind.Certificate => "certificate",
        StepKind.Validation => "validation",
        StepKind.Completion => "completion",
        StepKind.PaymentOrder => "payment-order",
        StepKind.BankCorrection => "bank-correction",
        StepKind.PaymentConfirmation => "payment-confirmation",
        StepKind.AfterClosing => "after-closing",
        StepKind.Survey => "survey",
        StepKind.Recovery => "recovery",
        StepKind.Retention => "retention",
    };

    /// <summary>Reads what <see cref="ToString"/> writes; false for anything else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out StepKey key)
    {
        key = default;
        var dash = text?.LastIndexOf('-') ?? -1;
        if (dash <= 0 || !int.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var round) || round is < 1 or > MaxRound)
        {
            return false;
        }

        foreach (var kind in Enum.GetValues<StepKind>())
        {
            if (text.AsSpan(0, dash).SequenceEqual(Name(kind)))
            {
                key = new StepKey(kind, round);
                return key.ToString() == text;
            }
        }

        return false;
    }
}
