using System.Collections.Immutable;

namespace CE4BIG.Pages.Mail;

/// <summary>Matters that a mail lists together.</summary>
/// <param name="Title">What they are; null where the mail's first sentence has said it.</param>
/// <param name="Entries">The matters.</param>
public sealed record MailGroup(string? Title, ImmutableArray<MailEntry> Entries);
