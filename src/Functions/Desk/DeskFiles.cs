using System.Collections.Immutable;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Budget;
using CE4BIG.Functions.Lifecycle;
using CE4BIG.Functions.Mail;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;
using CE4BIG.Functions.Web;
using CE4BIG.Pages.Models;
using ApplicationVersion = CE4BIG.Pages.Models.ApplicationVersion;

namespace CE4BIG.Functions.Desk;

/// <summary>One exchange's full file, as a member of staff may see it.</summary>
public sealed class DeskFiles(Programmes programmes, BudgetLedger ledger, EvidenceRegister register, Funding funding, ProgrammeClock clock)
{
    /// <summary>The file.</summary>
    /// <param name="staff">Who looks; may see the exchange.</param>
    /// <param name="file">The exchange.</param>
    /// <param name="programme">The version it is judged by.</param>
    /// <param name="cancellationToken">Ends the look at the ledger.</param>
    public async Task<DeskExchangeModel> ModelAsync(StaffMember staff, ExchangeFile file, Programme programme, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(staff);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(programme);
        var state = file.State;
        var exchange = Exchange.Load(state, programme);
        var pays = staff.MaySeeEvidence(state);
        var open = state.Steps.Where(s => s is { IsOpen: true, Addressee: not null }).ToList();
        return new DeskExchangeModel
        {
            Facts = ExchangeViews.Facts(state, programme),
            Waiting = ExchangeViews.Waiting(state.Steps),
            Place = await funding.PlaceAsync(state, cancellationToken),
            Eligibility = ExchangeViews.Eligibility(state, programme),
            Steps = [.. state.Steps.Select(step => Row(step) with { IsUnreachable = IsUnreachable(step, file.Mails) })],
            Audit = ExchangeViews.Trail(file),
            Mails = [.. file.Mails.Where(m => m.ProviderId != Outbox.NotNeeded).OrderBy(m => m.CreatedAt).Select(Row)],
            Report = ExchangeViews.Report(state),
            Evidence = pays ? ExchangeViews.Evidence(state, programme, secret: null, await register.OthersAsync(state, cancellationToken)) : [],
            Certified = ExchangeViews.Certified(state),
            Advance = pays ? ExchangeViews.Advance(state) : null,
            Payment = pays ? ExchangeViews.Payment(state) : null,
            Recovery = pays ? ExchangeViews.Recovery(state) : null,
            Survey = state.Survey,
            Commitment = CommitmentHash.Of(state.Application),
            Signatures = ExchangeViews.Signatures(state, programme),
            Versions = Versions(file),
            Ledger = pays ? await LedgerAsync(exchange, cancellationToken) : null,
            ProgrammeVersion = state.ProgrammeVersion,
            NewerVersion = programmes.Find(state.ProgrammeId)?.Version is { } today && today != state.ProgrammeVersion ? today : null,
            RetainUntil = state.Steps.LastOrDefault(s => s.Key.Kind == StepKind.Retention) is { } kept ? programme.Deadlines.LocalDate(kept.DueAt) : null,
            LegalHold = state.LegalHold ? LegalHold(file) : null,
            OffersAuditFile = pays,
            Interventions = staff.RoleIn(state) is { } role ? [.. exchange.Offered(role, clock.GetUtcNow())] : [],
            Extendable = [.. open.Select(s => s.Key)],
            Replacements = Replacements(open, programme, state),
            Returnable = pays ? Returnable(exchange) : [],
        };
    }

    private async Task<LedgerFacts> LedgerAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        var state = exchange.State;
        var summary = await ledger.ReadAsync(ClusterBudget.Today(programmes, state.ProgrammeId, state.Application.Visitor.ClusterId), cancellationToken);
        var holds = exchange.Holds;
        return new LedgerFacts(holds.Reserved, holds.Committed, holds.Paid, holds.Recovered, summary.Balance.Free);
    }

    private static ImmutableArray<ApplicationVersion> Versions(ExchangeFile file)
    {
        Application[] all = [.. file.Versions, file.State.Application];
        var amended = file.Audit.Where(a => a.Action == AuditAction.Submitted || a.Decision is Decision.Resubmit or Decision.CorrectBank).Select(a => a.At).ToList();
        return
        [
            .. all.Select((application, i) => new ApplicationVersion(
                i + 1,
                i < amended.Count ? amended[i] : file.State.SubmittedAt,
                i == 0 ? [] : ExchangeViews.Differences(all[i - 1], application))),
        ];
    }

    private static LegalHoldFacts LegalHold(ExchangeFile file)
    {
        var ordered = ExchangeViews.Trail(file).Last(h => h.Intervention == Intervention.HoldLegally);
        return new LegalHoldFacts(ordered.Name ?? string.Empty, ordered.At, ordered.Reason ?? string.Empty);
    }

    private static ImmutableArray<ReturnChoice> Returnable(Exchange exchange) =>
    [
        .. new[] { Intervention.PaymentCameBack, Intervention.AdvanceCameBack }.SelectMany(what =>
            exchange.MayHaveComeBack(what).Select(id => new ReturnChoice(id, exchange.State.Payments[id.Number - 1].Amount, what))),
    ];

    // Colleagues of the person asked; of finance where finance is asked.
    private static ImmutableArray<Colleague> Replacements(List<Step> open, Programme programme, ExchangeState state)
    {
        var people = open.SelectMany(step => step.Addressee!.Role switch
        {
            Role.VisitingManager or Role.VisitingDeputy => Deciders(programme.FindCluster(state.Application.Visitor.ClusterId)),
            Role.HostingManager or Role.HostingDeputy => Deciders(programme.FindCluster(state.Application.Host.ClusterId)),
            Role.Finance => programme.FindCluster(state.Application.Visitor.ClusterId)?.Finance ?? [],
            Role.Visitor or Role.Host or Role.Coordinator or Role.Calendar => [],
        });
        return [.. people.Distinct().Where(p => open.All(s => s.Addressee!.Email != p.Email)).Select(p => new Colleague(p.Id, p.Name))];
    }

    private static IEnumerable<Person> Deciders(Cluster? cluster) => cluster is null ? [] : [.. cluster.Managers, .. cluster.Deputies];

    // Of the last mail, since what is sent again may arrive; it is what a new person has not had yet.
    private static bool IsUnreachable(Step step, ImmutableArray<OutboxMail> mails) => step is { IsOpen: true, Addressee.Email: var asked }
        && mails.Where(m => m.Notice.Step == step.Key && m.Notice.To.Email == asked && m.SentAt is not null && m.ProviderId != Outbox.NotNeeded)
            .MaxBy(m => m.SentAt) is { } last
        && MailPost.WasRefused(last.ProviderId);

    // What the provider refused for good was not sent, and staff must see that.
    internal static MailRow Row(OutboxMail mail)
    {
        var refused = MailPost.WasRefused(mail.ProviderId);
        return new MailRow(mail.Notice.Kind, mail.Notice.Step, mail.Notice.To.Email, mail.CreatedAt, refused ? null : mail.SentAt, refused);
    }

    internal static StepRow Row(Step step) => new()
    {
        Step = step.Key,
        State = step.State,
        Role = step.Addressee?.Role ?? Role.Calendar,
        Name = step.Addressee?.Name,
        Opened = step.OpenedAt,
        Due = step.DueAt,
        Decision = step.Decision,
        DecidedAt = step.EndedAt,
    };
}
