using System.Collections.Immutable;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Eligibility;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Storage;
using CE4BIG.Pages.Models;

namespace CE4BIG.Functions.Web;

/// <summary>Parts of pages that show a stored exchange.</summary>
public static class ExchangeViews
{
    /// <summary>The essentials. Before the award the amount is what the application would bring.</summary>
    public static ExchangeFacts Facts(ExchangeState state, Programme programme)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(programme);
        return new ExchangeFacts
        {
            Exchange = state.Id,
            Application = state.Application,
            Stage = state.Stage,
            Ending = state.Ending,
            LumpSum = state.Granted ?? OnCertifiedDays(state, programme) ?? state.Reserved ?? Planned(state, programme),
            LumpSumIsFinal = state.Granted is not null,
        };
    }

    /// <summary>The open steps.</summary>
    public static ImmutableArray<WaitingFor> Waiting(IEnumerable<Step> steps) =>
        [.. steps.Where(s => s.IsOpen).Select(s => new WaitingFor(s.Key, s.Addressee?.Role ?? Role.Calendar, s.Addressee?.Name, s.OpenedAt, s.DueAt))];

    /// <summary>When each stage was last entered.</summary>
    public static ImmutableDictionary<Stage, DateTimeOffset> Entered(ExchangeFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        // An exchange that went back, such as for new dates, has not entered the later stages any more.
        var entered = new Dictionary<Stage, DateTimeOffset> { [Stage.Application] = file.State.SubmittedAt };
        foreach (var entry in file.Audit.Where(a => a.From != a.To))
        {
            entered[entry.To] = entry.At;
            foreach (var later in entered.Keys.Where(stage => stage > entry.To).ToList())
            {
                entered.Remove(later);
            }
        }

        return entered.ToImmutableDictionary();
    }

    /// <summary>The visitor's money as far as it has come.</summary>
    public static MoneyFacts Money(ExchangeState state, Programme programme)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(programme);
        return new MoneyFacts(Planned(state, programme).Amount, state.Reserved?.Amount, (state.Granted ?? OnCertifiedDays(state, programme))?.Amount, state.Paid);
    }

    /// <summary>What was decided so far, for the people concerned.</summary>
    public static ImmutableArray<HistoryEntry> History(ExchangeFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return [.. file.Audit.Where(a => a.Action is AuditAction.Submitted or AuditAction.Decided or AuditAction.Expired or AuditAction.Intervened or AuditAction.Queued).Select(a => Entry(a, file.State))];
    }

    /// <summary>The same for the host, whom report, money and bank data do not concern (domain: staff access by need to know, and so do hosts).</summary>
    public static ImmutableArray<HistoryEntry> HistoryForHost(ExchangeFile file) =>
        [.. History(file).Where(h => h.Intervention is not (Intervention.Recover or Intervention.TakeOver or Intervention.PaymentCameBack or Intervention.AdvanceCameBack) && (h.Step is not { } step || ConcernsHost(step.Kind)))];

    /// <summary>The whole audit trail, for staff.</summary>
    public static ImmutableArray<HistoryEntry> Trail(ExchangeFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return [.. file.Audit.Select(a => Entry(a, file.State))];
    }

    /// <summary>What was decided in steps of these kinds.</summary>
    public static ImmutableArray<HistoryEntry> Decided(ExchangeFile file, params StepKind[] kinds) =>
        [.. History(file).Where(h => h.Step is { } step && kinds.Contains(step.Kind))];

    /// <summary>The last time one of these decisions was taken: who said what has to be mended.</summary>
    public static ImmutableArray<HistoryEntry> Asked(ExchangeFile file, Decision decision) =>
        [.. History(file).Where(h => h.Decision == decision).TakeLast(1)];

    /// <summary>The last time somebody stepped in like this.</summary>
    public static ImmutableArray<HistoryEntry> Asked(ExchangeFile file, Intervention intervention) =>
        [.. History(file).Where(h => h.Intervention == intervention).TakeLast(1)];

    /// <summary>Every rule with its outcome, as it was when the exchange was submitted.</summary>
    public static ImmutableArray<RuleOutcome> Eligibility(ExchangeState state, Programme programme)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(programme);
        var submitted = programme.Deadlines.LocalDate(state.SubmittedAt);
        return [.. EligibilityCheck.Run(state.Application, programme, submitted, new EligibilityFacts(HasVisited: false))];
    }

    /// <summary>The files of the report, each with the address where this reader may open it.</summary>
    /// <param name="state">The exchange.</param>
    /// <param name="programme">Gives the order of the items.</param>
    /// <param name="secret">The secret of the reader's link; null for staff.</param>
    /// <param name="others">Which other exchanges handed in a file, by its SHA-256, where the reader should know.</param>
    public static ImmutableArray<EvidenceLink> Evidence(
        ExchangeState state, Programme programme, string? secret, ImmutableDictionary<string, ImmutableArray<ExchangeId>>? others = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(programme);
        var order = programme.Evidence.Select(e => e.Key).ToList();
        var query = secret is null ? string.Empty : "?k=" + Uri.EscapeDataString(secret);
        return
        [
            .. (state.Report?.Evidence ?? [])
                .OrderBy(f => order.IndexOf(f.Item))
                .Select(f => new EvidenceLink(f.Item, f.FileName, f.Length, $"/files/{state.Id}/{f.Id}{query}") { AlsoIn = others?.GetValueOrDefault(f.Sha256, []) ?? [] }),
        ];
    }

    /// <summary>The report's texts.</summary>
    public static ReportText? Report(ExchangeState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Report is { } report ? new ReportText(report.Summary, report.Results, report.NextSteps) : null;
    }

    /// <summary>What the host certified.</summary>
    public static CertifiedVisit? Certified(ExchangeState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Certificate is { } c
            ? new CertifiedVisit(
                c.FirstDay,
                c.LastDay,
                c.WorkingDays,
                state.Steps.LastOrDefault(s => s.Decision == Decision.Certify)?.Addressee?.Name ?? state.Host.Name,
                c.CertifiedAt)
            : null;
    }

    /// <summary>The payment of the lump sum, once it is confirmed.</summary>
    public static PaymentFacts? Payment(ExchangeState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Paid(state.Payment);
    }

    /// <summary>What was paid before travel.</summary>
    public static PaymentFacts? Advance(ExchangeState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Paid(state.Payments.LastOrDefault(p => p.IsAdvance && p.IsMade));
    }

    /// <summary>The latest payment that reached the visitor.</summary>
    public static PaymentFacts? LastPayment(ExchangeState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Paid(state.Payments.LastOrDefault(p => p.IsMade));
    }

    /// <summary>Money asked back, the latest where there is more than one debit note.</summary>
    public static RecoveryFacts? Recovery(ExchangeState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Recoveries.LastOrDefault() is not { } debt)
        {
            return null;
        }

        var step = state.Steps.First(s => s.Key == debt.Step);
        return new RecoveryFacts(debt.Amount, debt.Reason, step.DueAt) { ReceivedOn = debt.ReceivedOn, Waived = step.Decision == Decision.WaiveRecovery };
    }

    /// <summary>What changed between two versions of an application, field by field; the bank data are finance's business.</summary>
    public static ImmutableArray<Difference> Differences(Application before, Application after)
    {
        var (old, now) = (ApplicationForm.Fields(before), ApplicationForm.Fields(after));
        return
        [
            .. now.Keys
                .Where(field => field is not (ApplicationFields.Iban or ApplicationFields.Bic or ApplicationFields.AccountHolder))
                .Select(field => new Difference(field, old.GetValueOrDefault(field, string.Empty), now[field]))
                .Where(difference => difference.Before != difference.After),
        ];
    }

    /// <summary>Every place for a signature under the Commitment to Quality, and the signatures there are.</summary>
    public static ImmutableArray<CommitmentSignature> Signatures(ExchangeState state, Programme programme)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(programme);
        var places = new List<CommitmentSignature> { Place(state, Role.Visitor), Place(state, Role.Host) };
        if (programme.Approvals.Contains(StepKind.VisitingApproval))
        {
            places.Add(Place(state, Role.VisitingManager, Role.VisitingDeputy));
        }

        if (programme.Approvals.Contains(StepKind.HostingApproval))
        {
            places.Add(Place(state, Role.HostingManager, Role.HostingDeputy));
        }

        // Where everybody of a cluster was in conflict, the coordinator signed in its place.
        var coordinator = new Queue<Signature>(state.Signatures.Where(s => s.Role == Role.Coordinator));
        return [.. places.Select(p => p.Name is null && coordinator.TryDequeue(out var s) ? new CommitmentSignature(s.Role, s.Name, s.At) : p)];
    }

    /// <summary>The Commitment to Quality in its present version.</summary>
    public static CommitmentModel Commitment(ExchangeState state, Programme programme, string? back)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new CommitmentModel
        {
            Facts = Facts(state, programme),
            Hash = CommitmentHash.Of(state.Application),
            Version = state.ApplicationVersion,
            Signatures = Signatures(state, programme),
            Back = back,
        };
    }

    /// <summary>Whether a step concerns the host: report, money and bank data do not.</summary>
    public static bool ConcernsHost(StepKind kind) => kind switch
    {
        StepKind.HostConfirmation or StepKind.HostChoice or StepKind.VisitingApproval or StepKind.HostingApproval or StepKind.Correction
            or StepKind.NewDates or StepKind.Travel or StepKind.Report or StepKind.Certificate => true,
        StepKind.Budget or StepKind.AdvanceOrder or StepKind.AdvanceConfirmation or StepKind.Validation or StepKind.Completion or StepKind.PaymentOrder
            or StepKind.BankCorrection or StepKind.PaymentConfirmation or StepKind.AfterClosing or StepKind.Survey or StepKind.Recovery or StepKind.Retention => false,
    };

    private static CommitmentSignature Place(ExchangeState state, params Role[] roles) =>
        state.Signatures.FirstOrDefault(s => roles.Contains(s.Role)) is { } signed
            ? new CommitmentSignature(signed.Role, signed.Name, signed.At)
            : new CommitmentSignature(roles[0], null, null);

    private static PaymentFacts? Paid(Payment? payment) =>
        payment is { IsMade: true, ValueDate: { } date, BankReference: { } reference } ? new PaymentFacts(payment.Amount, date, reference) : null;

    private static LumpSum Planned(ExchangeState state, Programme programme) => state.Wanted ?? Exchange.Load(state, programme).Computed();

    private static LumpSum? OnCertifiedDays(ExchangeState state, Programme programme) => Exchange.Load(state, programme).AmountOnCertifiedDays();

    private static HistoryEntry Entry(AuditEntry entry, ExchangeState state) => new()
    {
        At = entry.At,
        Role = entry.Role,
        Name = entry.Role == Role.Calendar ? null : NameOf(entry, state),
        Step = entry.Step,
        Action = entry.Action,
        Intervention = entry.Intervention,
        Decision = entry.Decision,
        From = entry.From,
        To = entry.To,
        Reason = entry.Reason,
        ProgrammeVersion = entry.ProgrammeVersion,
    };

    // The trail keeps addresses, which are unique; pages show names.
    private static string NameOf(AuditEntry entry, ExchangeState state) =>
        state.Steps.Select(s => s.Addressee).FirstOrDefault(a => a?.Email == entry.Who)?.Name
        ?? state.Signatures.FirstOrDefault(s => s.Email == entry.Who)?.Name
        ?? (entry.Who == state.Application.VisitorContact.Email ? state.Application.VisitorContact.Name : entry.Who);
}
