using System.Text.Json.Serialization;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Desk;

/// <summary>An open step as the desk's projection holds it.</summary>
/// <param name="Key">What is awaited.</param>
/// <param name="Role">In what capacity somebody is asked; <see cref="Role.Calendar"/> where nobody is.</param>
/// <param name="Name">Who is asked; null where nobody is.</param>
/// <param name="Email">Their address; null where nobody is asked.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="DueAt">Its deadline.</param>
/// <param name="Amount">What is to be paid, confirmed or to come back, in the steps that are about money.</param>
public sealed record DeskStep(StepKey Key, Role Role, string? Name, string? Email, DateTimeOffset OpenedAt, DateTimeOffset DueAt, Money? Amount)
{
    /// <summary>Whether somebody has to answer it in time: nobody has to answer a survey, and dates come by themselves.</summary>
    [JsonIgnore]
    public bool MustBeAnswered => Email is not null && Key.Kind != StepKind.Survey;

    /// <summary>Whether finance works on it, or waits for it: payments to order, to confirm, held, and money to come back.</summary>
    public static bool IsMoney(StepKind kind) => kind is StepKind.AdvanceOrder or StepKind.AdvanceConfirmation or StepKind.PaymentOrder
        or StepKind.PaymentConfirmation or StepKind.BankCorrection or StepKind.Recovery;
}
