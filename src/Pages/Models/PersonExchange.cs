using System.Collections.Immutable;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Pages.Models;

/// <summary>What an exchange holds of one person.</summary>
/// <param name="Exchange">Its number.</param>
/// <param name="Visitor">The visiting organisation.</param>
/// <param name="Host">The host.</param>
/// <param name="Contact">Name, address and language in the application; null where they are not its contact.</param>
/// <param name="Account">The account that they entered, masked; null where they are not the visitor.</param>
/// <param name="Steps">What they were asked.</param>
/// <param name="Trail">What they did.</param>
/// <param name="Mails">What was written to them.</param>
public sealed record PersonExchange(
    ExchangeId Exchange,
    string Visitor,
    string Host,
    ContactPerson? Contact,
    string? Account,
    ImmutableArray<StepRow> Steps,
    ImmutableArray<HistoryEntry> Trail,
    ImmutableArray<MailRow> Mails);
