using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Pages.Mail;

/// <summary>Somebody else who is involved in what a mail asks for.</summary>
/// <param name="Role">In what capacity.</param>
/// <param name="Name">The person's name.</param>
public sealed record Involved(Role Role, string Name);
