using CE4BIG.Domain.Amounts;

namespace CE4BIG.Domain.Exchanges;

// Stage 4: the visitor reports, the host certifies, the visitor's cluster validates and the amount is frozen (domain: The lifecycle).
public sealed partial class Exchange
{
    /// <summary>The visitor hands in the closing report. Evidence of earlier rounds stays, so only what was missing is asked for again.</summary>
    public Outcome SubmitReport(StepKey key, ClosingReport report, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(report);
        var complete = report with { Evidence = [.. State.Report?.Evidence ?? [], .. report.Evidence], SubmittedAt = now };
        return Answer(
            key,
            Decision.SubmitReport,
            null,
            now,
            step => MissingEvidence(complete).Count > 0 ? Refusal.EvidenceMissing : null,
            step =>
            {
                State = State with { Report = complete };
                if (State.Certificate is null)
                {
                    Open(StepKind.Certificate, People.Host, now, Dates(StepKind.Certificate, now));
                }
                else
                {
                    AskForValidation(now);
                }
            });
    }

    /// <summary>Mandatory items of the checklist for which neither this report nor an earlier round brings a file, by key.</summary>
    public IReadOnlyList<string> MissingEvidence(ClosingReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return [.. _programme.Evidence
            .Where(item => item.Mandatory && !report.Evidence.Any(f => f.Item == item.Key) && State.Report?.Evidence.Any(f => f.Item == item.Key) != true)
            .Select(item => item.Key)];
    }

    /// <summary>The host certifies the dates as they were. They must overlap the approved visit, lie in the past and be no longer than a visit may be.</summary>
    public Outcome Certify(StepKey key, DateOnly firstDay, DateOnly lastDay, DateTimeOffset now) => Answer(
        key,
        Decision.Certify,
        null,
        now,
        step => lastDay < firstDay || lastDay > _programme.Deadlines.LocalDate(now)
            || firstDay > Application.Visit.End || lastDay < Application.Visit.Start
            || lastDay.DayNumber - firstDay.DayNumber >= _programme.Duration.MaxCalendarDays
            ? Refusal.CertifiedDatesImplausible
            : null,
        step =>
        {
            State = State with
            {
                Certificate = new Certificate(firstDay, lastDay, _programme.Calendar.WorkingDaysBetween(firstDay, lastDay), now),
            };
            AskForValidation(now);
        });

    /// <summary>The host reports that nobody came, which ends the exchange.</summary>
    public Outcome ReportNoShow(StepKey key, string? reason, DateTimeOffset now) => Answer(key, Decision.ReportNoShow, reason, now, Always, step =>
        End(Ending.NoShow, step.Reason, now, People.Visitor));

    /// <summary>The visitor's cluster validates: the amount on the certified days is frozen and finance is asked to pay.</summary>
    public Outcome Validate(StepKey key, DateTimeOffset now, string? remark = null) => Answer(key, Decision.Validate, remark, now, Always, step =>
    {
        State = State with { Granted = AmountOnCertifiedDays() };
        Tell(NoticeKind.Validated, People.Visitor, null, 1);
        AskForPayment(now);
    });

    /// <summary>Something is missing: the visitor completes the report, in a new round.</summary>
    public Outcome RequestEvidence(StepKey key, string? reason, DateTimeOffset now) => Answer(key, Decision.RequestEvidence, reason, now, Always, step =>
        Open(StepKind.Report, People.Visitor, now, Dates(StepKind.Correction, now)));

    /// <summary>No reimbursement, with a reason: at validation by the cluster, or at the payment order by finance.</summary>
    public Outcome Refuse(StepKey key, string? reason, DateTimeOffset now) => Answer(key, Decision.Refuse, reason, now, Always, step =>
        End(Ending.Refused, step.Reason, now, People.Visitor));

    /// <summary>The lump sum on the certified days, never above what was reserved (domain: Amount); null before certificate and award.</summary>
    public LumpSum? AmountOnCertifiedDays() => State is { Certificate: { } certificate, Reserved: { } reserved }
        ? LumpSum
            .Compute(
                _programme.LumpSum,
                Application.Host.Country,
                Application.Visit.Start,
                certificate.WorkingDays,
                Application.Visit.DistanceKm,
                Application.Visit.IsVirtual)
            .LimitedTo(reserved.Amount)
        : null;

    private void AskForValidation(DateTimeOffset now) =>
        Open(StepKind.Validation, People.VisitingManager, now, Dates(StepKind.Validation, now));
}
