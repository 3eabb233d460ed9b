namespace CE4BIG.Mailbox.Storage;

/// <summary>One mail as one addressee received it. SendGrid makes one of each personalisation and address, and so does this.</summary>
public sealed record Mail
{
    /// <summary>Grows with every mail; what a reader passes as <c>after</c> to see only newer ones.</summary>
    public long Id { get; init; }

    /// <summary>The id that the sender was given in <c>X-Message-Id</c>; shared by all addressees of one request.</summary>
    public required string MessageId { get; init; }

    public required string To { get; init; }

    public string? ToName { get; init; }

    public required string From { get; init; }

    public string? FromName { get; init; }

    public required string Subject { get; init; }

    public string? Text { get; init; }

    public string? Html { get; init; }

    /// <summary>Every web address in the mail, in the order of the HTML, then those that only the text has.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    public IReadOnlyDictionary<string, string> CustomArgs { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The attached files, in the order in which they were sent.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    public DateTimeOffset SentAt { get; init; }

    /// <summary>About how much memory the mail takes, so that a flood of large ones cannot take the machine.</summary>
    internal long Size => 2L * ((Text?.Length ?? 0) + (Html?.Length ?? 0) + Subject.Length) + Attachments.Sum(a => a.Size) + 1024;
}
