using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Eligibility;
using CE4BIG.Domain.Programmes;
using static CE4BIG.Domain.Applications.ApplicationFields;
using Limits = CE4BIG.Domain.Applications.ApplicationLimits;

namespace CE4BIG.Domain.Applications;

/// <summary>Reads a posted application form: is every field there and well-formed? What the programme thinks of it is for <see cref="EligibilityCheck"/>.</summary>
public static class ApplicationReader
{
    /// <summary>
    /// The application, or every field to mend, in the form's order. On a correction <paramref name="fixedVisitorEmail"/> is the address on
    /// record, which no form changes.
    /// </summary>
    public static Parsed<Application, FieldError> Read(IReadOnlyDictionary<string, string> fields, Programme programme, string? fixedVisitorEmail = null)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(programme);

        var reader = new FieldReader(fields);
        var application = Read(reader, fields, programme, fixedVisitorEmail);
        return reader.Errors.Count == 0 ? new(application, []) : new(null, reader.Errors);
    }

    /// <summary>What is known of a form that is being filled in: what its right fields say, and what is wrong with the others.</summary>
    internal static (EligibilityCase Known, IReadOnlyList<FieldError> Errors, Visit? Visit) ReadSoFar(IReadOnlyDictionary<string, string> fields, Programme programme)
    {
        var reader = new FieldReader(fields);
        var read = Read(reader, fields, programme, fixedVisitorEmail: null);
        var (visitor, host, visit) = (read.Visitor, read.Host, read.Visit);
        var known = new EligibilityCase
        {
            VisitorKind = reader.IsRight(VisitorKind) ? visitor.Kind : null,
            Figures = reader.IsRight(VisitorStaff) && reader.IsRight(VisitorTurnover) && reader.IsRight(VisitorBalanceSheet) ? visitor.Figures : null,
            VisitorCountry = reader.IsRight(VisitorCountry) ? visitor.Country : null,
            VisitorCluster = reader.IsRight(VisitorCluster) ? visitor.ClusterId : null,
            HostKind = reader.IsRight(HostKind) ? host.Kind : null,
            HostCountry = reader.IsRight(HostCountry) ? host.Country : null,
            HostCluster = reader.IsRight(HostCluster) ? host.ClusterId : null,
            IsVirtual = reader.IsRight(Virtual) ? visit.IsVirtual : null,
            DeMinimisReceived = reader.IsRight(DeMinimisEur) ? read.DeMinimisReceived : null,
            Declarations = ApplicationSections.Fields(ApplicationSection.Declarations).All(reader.IsRight) ? read.Declarations : null,
        };
        var dated = reader.IsRight(StartDate) && reader.IsRight(EndDate);
        return (
            dated ? known.During(visit.Start, visit.End, programme) : known,
            reader.Errors,
            dated && reader.IsRight(DistanceKm) ? visit : null);
    }

    private static Application Read(FieldReader reader, IReadOnlyDictionary<string, string> fields, Programme programme, string? fixedVisitorEmail)
    {
        var visitor = ReadVisitor(reader, programme);
        var asksDeMinimis = programme.DeMinimis is not null;
        var application = new Application
        {
            ProgrammeId = programme.Id,
            Visitor = visitor,
            VisitorContact = ReadContact(reader, programme, VisitorName, VisitorEmail, VisitorLanguage, fixedVisitorEmail),
            Host = ReadHost(reader),
            HostContact = ReadContact(reader, programme, HostName, HostEmail, HostLanguage, fixedEmail: null),
            Visit = new Visit(
                reader.Date(StartDate),
                reader.Date(EndDate),
                reader.WholeNumber(DistanceKm, 1, Limits.DistanceKm),
                IsVirtual: reader.Ticked(Virtual, offered: programme.Virtual is not null)),
            Goals = reader.Lines(Goals, Limits.Text),
            Objectives = reader.Lines(Objectives, Limits.Text),
            Agenda = ReadAgenda(reader, fields, programme),
            Bank = BankReader.Read(reader),
            Prefinancing = reader.Ticked(Prefinancing, offered: programme.PrefinancingPercent > 0),
            DeMinimisReceived = asksDeMinimis ? reader.Euros(DeMinimisEur, Limits.Euros) : null,
            Declarations = new Declarations(
                Sme: reader.Declared(DeclareSme, required: visitor.Figures is not null),
                Membership: reader.Declared(DeclareMembership, required: true),
                NoDoubleFunding: reader.Declared(DeclareNoDoubleFunding, required: true),
                DeMinimis: asksDeMinimis && reader.Declared(DeclareDeMinimis, required: true),
                Privacy: reader.Declared(DeclarePrivacy, required: true)),
        };

        CheckTogether(reader, application);
        return application;
    }

    /// <summary>One text; or a field for each day, where a form asked so and no text was given instead.</summary>
    private static string ReadAgenda(FieldReader reader, IReadOnlyDictionary<string, string> fields, Programme programme)
    {
        if (!fields.Keys.Any(DailyAgenda.IsField) || (!DailyAgenda.IsTyped(fields) && fields.TryGetValue(Agenda, out var text) && !string.IsNullOrWhiteSpace(text)))
            return reader.Lines(Agenda, Limits.Agenda);

        var days = DailyAgenda.Days(fields, programme.Calendar);
        if (days.Count == 0)
        {
            // Too long a visit for that, or its dates are not right yet: what was typed by days counts as one text, unless there is one.
            return fields.TryGetValue(Agenda, out var whole) && !string.IsNullOrWhiteSpace(whole)
                ? reader.Lines(Agenda, Limits.Agenda)
                : reader.Lines(Agenda, Limits.Agenda, DailyAgenda.Text(fields));
        }

        return DailyAgenda.Compose([.. DailyAgenda.Entries(fields, days).Select(entry => (entry.Day, reader.Line(DailyAgenda.Field(entry.Day), Limits.AgendaDay, entry.Text)))]);
    }

    private static Visitor ReadVisitor(FieldReader reader, Programme programme)
    {
        if (reader.OptionalLine(ApplicationFields.Programme) is { Length: > 0 } id && id != programme.Id)
            reader.Refuse(ApplicationFields.Programme, FieldProblem.UnknownChoice);

        var organisation = reader.Line(VisitorOrganisation, Limits.Organisation);
        var kind = ReadKind(reader, VisitorKind);
        var country = reader.Choice<CountryCode>(VisitorCountry, CountryCode.TryParse);
        var cluster = reader.Line(VisitorCluster, Limits.ClusterId);
        var vat = ReadVat(reader, country);

        // Only an SME's size matters; what others typed there is neither checked nor kept.
        var figures = kind is OrganisationKind.Sme
            ? new SmeFigures(
                reader.WholeNumber(VisitorStaff, 0, Limits.Staff),
                reader.MillionEuros(VisitorTurnover, Limits.MillionEuros),
                reader.MillionEuros(VisitorBalanceSheet, Limits.MillionEuros))
            : null;
        return new Visitor(organisation, kind ?? default, country, cluster, vat, figures);
    }

    private static Host ReadHost(FieldReader reader)
        => new(
            reader.Line(HostOrganisation, Limits.Organisation),
            ReadKind(reader, HostKind) ?? default,
            reader.Choice<CountryCode>(HostCountry, CountryCode.TryParse),
            reader.Line(HostCluster, Limits.ClusterId));

    internal static OrganisationKind? ReadKind(FieldReader reader, string field)
        => reader.Choice<OrganisationKind?>(
            field,
            (string text, out OrganisationKind? kind) =>
            {
                var known = Codes.TryParse(text, out OrganisationKind parsed);
                kind = known ? parsed : null;
                return known;
            },
            Enum.GetValues<OrganisationKind>().Select(Codes.Of));

    private static string? ReadVat(FieldReader reader, CountryCode country)
    {
        if (reader.OptionalLine(VisitorVat) is not { Length: > 0 } text)
            return null;

        if (VatNumber.TryRead(text, country, out var vat))
            return vat;

        reader.Refuse(VisitorVat, FieldProblem.NotAVatNumber);
        return null;
    }

    private static ContactPerson ReadContact(FieldReader reader, Programme programme, string name, string email, string language, string? fixedEmail)
        => new(
            reader.Line(name, Limits.Name),
            fixedEmail ?? reader.Value<string>(email, EmailAddress.TryRead, FieldProblem.NotAnEmail),
            reader.Choice<Language>(
                language,
                (string text, out Language parsed) => Codes.TryParse(text, out parsed) && programme.Languages.Contains(parsed),
                programme.Languages.Select(Codes.Of)));

    private static void CheckTogether(FieldReader reader, Application application)
    {
        if (application.Visit.End < application.Visit.Start)
            reader.Refuse(EndDate, FieldProblem.EndBeforeStart);

        if (application.VisitorContact.Email is { } visitor
            && application.HostContact.Email is { } host
            && EmailAddress.Canonical(visitor) == EmailAddress.Canonical(host))
        {
            reader.Refuse(HostEmail, FieldProblem.SamePersonAsVisitor);
        }
    }
}
