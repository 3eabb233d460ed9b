namespace CE4BIG.Functions.Tests.Mail;

/// <summary>One event as SendGrid's webhook posts it: the labels that a mail was sent with stand flat beside its own fields.</summary>
internal sealed record ReportedEvent
{
    public required string Event { get; init; }

    public string? Type { get; init; }

    public string Email { get; init; } = "somebody@visitor.example";

    public string? Reason { get; init; }

    public string? Exchange { get; init; }

    public string? Key { get; init; }

    public string? Kind { get; init; }
}
