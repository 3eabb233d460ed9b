using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Payments;
using CE4BIG.Domain.Payments.Statements;
using CE4BIG.Pages.Models;

namespace CE4BIG.Pages.Tests.Samples;

/// <summary>Payment files and bank statements in their variants.</summary>
internal static class PaymentPages
{
    private static readonly EndToEndId Payment = new(Sample.Exchange, 1);

    public static IEnumerable<(string Name, PageModel Model)> Of(Sample s)
    {
        var name = s.Application.Bank.Holder;
        var account = s.Application.Bank.Iban.ToString();
        var page = new DeskPaymentsModel { Ready = [], Files = [], Account = account, MostInAFile = 90 };
        yield return ("desk-payments-empty", page);
        yield return ("desk-payments-no-account", page with { Account = null });
        var file = new PaymentFileRow
        {
            MessageId = "PAY-20260620093015-0123456789AB",
            CreatedAt = Sample.Now,
            CreatedBy = name,
            ExecutionDate = new DateOnly(2026, 6, 22),
            Count = 2,
            Sum = Money.Euros(1290),
            Sha256 = new string('a', 64),
        };
        var full = page with
        {
            Ready =
            [
                new PaymentChoice(Payment, name, account, Sample.Now, Money.Euros(900), []),
                .. Enum.GetValues<TransferProblem>().Select((problem, i) => new PaymentChoice(new EndToEndId(Sample.Exchange, i + 2), name, account, Sample.Now, Money.Euros(390), [problem])),
            ],
            MoreReady = true,
            Files = [file, file with { MessageId = "PAY-20260619093015-0123456789AB", ReleasedAt = Sample.Now, ReleasedBy = name, Reason = s.Report.Summary }],
            IsFirst = false,
            NextPage = file.MessageId,
        };
        yield return ("desk-payments", full with { Made = file.MessageId });
        yield return ("desk-payments-released", full with { Released = file.MessageId });
        yield return ("desk-payments-wrong", full with { Input = new FormInput { Errors = [FormError.Of("payments", FormProblem.PaymentsMissing)] } });
        yield return ("desk-payments-not-released", full with
        {
            NotReleased = file.MessageId,
            Input = new FormInput { Errors = [FormError.Of("neverSent", FormProblem.ConfirmationMissing), FormError.Of("releaseReason", FormProblem.TextMissing)] },
        });
        foreach (var statement in Statements(s))
            yield return statement;
    }

    private static IEnumerable<(string Name, PageModel Model)> Statements(Sample s)
    {
        var entry = new StatementEntry(StatementEntryKind.Paid, Payment.Value, Money.Euros(900), new DateOnly(2026, 6, 22), s.Application.Visitor.Organisation, s.Report.Summary);
        StatementLine[] lines =
        [
            .. Enum.GetValues<SettlementKind>().Select(kind => new StatementLine(
                entry with { Named = kind == SettlementKind.NotOurs ? s.Application.Visitor.Organisation : entry.Named },
                new Settlement(kind, kind == SettlementKind.Refused ? Refusal.ValueDateImplausible : null, s.Application.Visitor.Organisation))),
        ];
        yield return ("desk-statement", new DeskStatementModel());
        yield return ("desk-statement-wrong", new DeskStatementModel { Input = new FormInput { Errors = [FormError.Of("statement", FormProblem.NotAStatement)] } });
        yield return ("desk-statement-looked", new DeskStatementModel { Lines = [.. lines], Changes = StatementCsv.Write([entry]), HasMore = true });
        yield return ("desk-statement-nothing", new DeskStatementModel { Lines = [lines[^1]] });
        yield return ("desk-statement-done", new DeskStatementModel { Lines = [.. lines], IsDone = true });
        yield return ("desk-statement-long", new DeskStatementModel { Lines = [.. Enumerable.Repeat(lines[^1], 150)] });
    }
}
