namespace CE4BIG.Domain.Programmes;

/// <summary>Somebody on the programme's staff.</summary>
/// <param name="Id">Short and lasting; it names the person in stored exchanges.</param>
/// <param name="Name">As mails address them.</param>
/// <param name="Email">Where their links go.</param>
/// <param name="Language">What mails and pages speak to them.</param>
public sealed record Person(string Id, string Name, string Email, Language Language);
