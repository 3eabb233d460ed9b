using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Tests.Lifecycle;

namespace CE4BIG.Functions.Tests.Payments;

/// <summary>What finance does to payments at the desk, and what their bank answers.</summary>
internal static partial class AtTheBank
{
    public const string Ewa = "ewa.zielinska@lsk.example";

    /// <summary>The officer who is asked to confirm what Ewa ordered.</summary>
    public const string Pawel = "pawel.krol@lsk.example";

    public const string Account = "PL50105014451000009012345678";

    public const string Files = "/desk/payments";

    public const string Statements = "/desk/payments/statement";

    /// <summary>An exchange whose payment was ordered this morning, and waits for the bank.</summary>
    public static async Task<ExchangeId> OrderedAsync(RunningApp app)
    {
        var id = await app.BeginAsync(Lives.AwaitingA(StepKind.PaymentConfirmation).Exchange);
        await RunningApp.UntilAsync(async () => (await TextAsync(app, "/desk/finance", Pawel)).Contains($"/desk/task/{id}/payment-confirmation-1", StringComparison.Ordinal));
        return id;
    }

    /// <summary>Makes a file of an exchange's first payment; gives back its name, or null where it was refused.</summary>
    public static async Task<string?> MakeAsync(RunningApp app, ExchangeId id, string staff = Ewa)
    {
        using var answer = await app.PostAsync(Files, [new("payments", $"{id}-P1")], staff);
        return MadeFile().Match(await answer.Content.ReadAsStringAsync()) is { Success: true } made ? made.Groups["file"].Value : null;
    }

    public static async Task<string> TextAsync(RunningApp app, string path, string staff = Ewa)
    {
        using var page = await app.GetAsync(path, staff);
        return WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
    }

    /// <summary>Hands a statement in; gives back the page that says what it would change.</summary>
    public static async Task<string> LookAsync(RunningApp app, string statement, string staff = Pawel)
    {
        using var answer = await app.PostFileAsync(Statements, "statement", Encoding.UTF8.GetBytes(statement), staff);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Confirms what such a page would change.</summary>
    public static async Task<string> ConfirmAsync(RunningApp app, string page, string staff = Pawel)
    {
        var changes = WebUtility.HtmlDecode(Changes().Match(page).Groups["table"].Value);
        using var answer = await app.PostAsync(Statements, [new("changes", changes)], staff);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>A bank's statement that says this of each payment.</summary>
    public static string Statement(bool returned = false, string account = Account, string amount = "900.00", params ExchangeId[] payments) =>
        $"""
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Acct><Id><IBAN>{account}</IBAN></Id></Acct>{string.Concat(payments.Select(id =>
            $"<Ntry><Amt Ccy=\"EUR\">{amount}</Amt><CdtDbtInd>{(returned ? "CRDT" : "DBIT")}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><ValDt><Dt>{Today}</Dt></ValDt><AcctSvcrRef>BANK-9</AcctSvcrRef>"
            + $"<NtryDtls><TxDtls><Refs><EndToEndId>{id}-P1</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>"))}</Stmt></BkToCstmrStmt></Document>
        """;

    public static string Today => Samples.Programme.Deadlines.LocalDate(BankFixture.Now).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex("data-file=\"(?<file>PAY-[^\"]+)\" download", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MadeFile();

    [GeneratedRegex("name=\"changes\" value=\"(?<table>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Changes();
}
