using System.Collections.Immutable;

namespace CE4BIG.Tour;

/// <summary>What the tour shows, in the order of an exchange: which exhibit, and as whom one would see it.</summary>
internal static class Album
{
    /// <summary>The pictures of pages; each file is called as its page.</summary>
    public static ImmutableArray<Shot> Pages { get; } =
    [
        new("landing"),
        new("apply"),
        new("landing-answered", Shot.Phone),
        new("apply-bank-errors", Shot.Phone),
        new("apply-purpose", Shot.Phone),
        new("apply-review"),
        new("draft-kept", Shot.Phone),
        new("applied"),
        new("exchange"),
        new("exchange-host", Shot.Phone),
        new("host-confirmation", Shot.Phone),
        new("visiting-approval"),
        new("approval-amended", Shot.Phone),
        new("visiting-approval-receipt", Shot.Phone),
        new("correction"),
        new("commitment"),
        new("new-dates", Shot.Phone),
        new("report"),
        new("certificate", Shot.Phone),
        new("validation"),
        new("completion", Shot.Phone),
        new("payment-order"),
        new("bank-correction", Shot.Phone),
        new("payment-confirmation", Shot.Phone),
        new("amount", Shot.Phone),
        new("advance-order", Shot.Phone),
        new("advance-confirmation", Shot.Phone),
        new("exchange-closed", Shot.Phone),
        new("survey", Shot.Phone),
        new("recovery"),
        new("debit-note", Shot.Phone),
        new("link-replaced", Shot.Phone),
        new("retry", Shot.Phone),
        new("sign-in", Shot.Phone),
        new("sign-in-sent", Shot.Phone),
        new("not-found", Shot.Phone),
        new("draft-gone", Shot.Phone),
        new("host-choice", Shot.Phone),
        new("desk"),
        new("desk-exchanges"),
        new("desk-exchange"),
        new("desk-finance"),
        new("desk-ledger"),
        new("desk-payments"),
        new("desk-statement", Shot.Phone),
        new("desk-import", Shot.Phone),
        new("person", Shot.Phone),
        new("me", Shot.Phone),
        new("people"),
        new("figures"),
        new("exchange-ended", Shot.Phone) { Language = "pl" },
        new("desk-coordinator") { IsDark = true },
    ];

    /// <summary>The pictures of mails; each file is called <c>mail-</c> and what the mail says.</summary>
    public static ImmutableArray<string> Mails { get; } = ["received", "host-confirmation", "approval", "report", "paid", "sign-in"];
}
