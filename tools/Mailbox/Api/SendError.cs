namespace CE4BIG.Mailbox.Api;

/// <summary>One line of SendGrid's error answer: <c>{"errors":[{"message":…,"field":…,"help":…}]}</c>.</summary>
internal sealed record SendError(string Message, string? Field = null, string? Help = null);
