using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Storage;

namespace CE4BIG.Functions.Api;

/// <summary>
/// One exchange as programs are told it. Neither people nor accounts, neither bank references nor what somebody wrote in their own words:
/// whoever needs those signs in (domain: access by need to know).
/// </summary>
internal sealed record ExchangeDetail(
    string Id,
    string Programme,
    string ProgrammeVersion,
    Stage Stage,
    Ending? Ending,
    DateTimeOffset SubmittedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? EndedAt,
    ExchangeDetail.Party Visitor,
    ExchangeDetail.Party Host,
    ExchangeDetail.PlannedVisit Visit,
    ExchangeDetail.CertifiedDays? Certified,
    IReadOnlyList<AwaitedStep> Waiting,
    ApiMoney? Reserved,
    ApiMoney? Granted,
    ApiMoney Paid,
    IReadOnlyList<ExchangeDetail.MadePayment> Payments,
    bool LegalHold,
    bool Anonymised)
{
    public static ExchangeDetail Of(ExchangeFile file)
    {
        var (state, application) = (file.State, file.State.Application);
        return new ExchangeDetail(
            state.Id.Value,
            state.ProgrammeId,
            state.ProgrammeVersion,
            state.Stage,
            state.Ending,
            state.SubmittedAt,
            file.Audit is [.., var last] ? last.At : state.SubmittedAt,
            state.EndedAt,
            Party.Of(application.Visitor.Organisation, application.Visitor.Kind, application.Visitor.Country, application.Visitor.ClusterId),
            Party.Of(application.Host.Organisation, application.Host.Kind, application.Host.Country, application.Host.ClusterId),
            new PlannedVisit(application.Visit.Start, application.Visit.End, application.Visit.DistanceKm, application.Visit.IsVirtual),
            state.Certificate is { } certified ? new CertifiedDays(certified.FirstDay, certified.LastDay, certified.WorkingDays) : null,
            [.. state.Steps.Where(s => s.IsOpen).OrderBy(s => s.DueAt).Select(s => new AwaitedStep(s.Key.ToString(), s.Addressee?.Role ?? Role.Calendar, s.OpenedAt, s.DueAt))],
            ApiMoney.Of(state.Reserved?.Amount),
            ApiMoney.Of(state.Granted?.Amount),
            ApiMoney.Of(state.Paid),
            [.. state.Payments.Select(MadePayment.Of)],
            state.LegalHold,
            state.AnonymisedAt is not null);
    }

    internal sealed record Party(string Organisation, OrganisationKind Kind, string Country, string Cluster)
    {
        public static Party Of(string organisation, OrganisationKind kind, CountryCode country, string cluster) => new(organisation, kind, country.Value, cluster);
    }

    internal sealed record PlannedVisit(DateOnly Start, DateOnly End, int DistanceKm, bool Virtual);

    internal sealed record CertifiedDays(DateOnly FirstDay, DateOnly LastDay, int WorkingDays);

    internal sealed record MadePayment(bool Advance, ApiMoney Amount, string Status, DateTimeOffset OrderedAt, DateOnly? ValueDate, DateOnly? ReturnValueDate)
    {
        public static MadePayment Of(Payment payment) => new(
            payment.IsAdvance, ApiMoney.Of(payment.Amount), payment.IsMade ? "paid" : payment.IsUnderWay ? "ordered" : "returned", payment.OrderedAt, payment.ValueDate, payment.ReturnValueDate);
    }
}
