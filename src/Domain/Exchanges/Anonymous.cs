using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Banking;

namespace CE4BIG.Domain.Exchanges;

/// <summary>
/// What is left of people when retention ends: their role (domain: The law around it). Organisations, dates, countries and amounts stay,
/// since they are the programme's figures and tell of nobody.
/// </summary>
public static class Anonymous
{
    /// <summary>What the trail says instead of whom a step was asked of.</summary>
    public const string Asked = "somebody@removed.invalid";

    /// <summary>The address that stands for somebody in that role. Of a domain that never has mail (RFC 2606).</summary>
    public static string Address(Role role) => $"{role}@removed.invalid".ToLowerInvariant();

    internal static Application Application(Application application) => application with
    {
        Visitor = application.Visitor with { Vat = null },
        VisitorContact = Contact(Role.Visitor, application.VisitorContact),
        HostContact = Contact(Role.Host, application.HostContact),
        Goals = string.Empty,
        Objectives = string.Empty,
        Agenda = string.Empty,
        Bank = new BankAccount(default(Iban), default(Bic), string.Empty),
    };

    internal static Signature Signature(Signature signature) => signature with { Name = signature.Role.ToString(), Email = Address(signature.Role) };

    internal static Step Step(Step step) => step with
    {
        Addressee = step.Addressee is { } to ? to with { Name = to.Role.ToString(), Email = Asked } : null,
        Asked = [],
        Reason = null,
    };

    internal static ClosingReport Report(ClosingReport report) => report with { Summary = string.Empty, Results = string.Empty, NextSteps = string.Empty, Evidence = [] };

    private static ContactPerson Contact(Role role, ContactPerson person) => person with { Name = role.ToString(), Email = Address(role) };
}
