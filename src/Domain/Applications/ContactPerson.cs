using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Applications;

/// <summary>The person who acts for the visiting or the hosting organisation.</summary>
/// <param name="Name">As mails address them.</param>
/// <param name="Email">Where their links go.</param>
/// <param name="Language">What mails and pages speak to them.</param>
public sealed record ContactPerson(string Name, string Email, Language Language);
