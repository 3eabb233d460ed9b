using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Exchanges;

/// <summary>Somebody in a role: whom a step is asked of, or whom a notice goes to.</summary>
/// <param name="Role">In what capacity.</param>
/// <param name="Name">As it is written in a salutation.</param>
/// <param name="Email">The address on record; links go there and nowhere else.</param>
/// <param name="Language">What mails and pages speak to them.</param>
public sealed record Addressee(Role Role, string Name, string Email, Language Language);
