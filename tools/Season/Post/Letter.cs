namespace CE4BIG.Season.Post;

/// <summary>A mail as the mailbox hands it out.</summary>
internal sealed record Letter
{
    public long Id { get; init; }

    public required string To { get; init; }

    public required string Subject { get; init; }

    public string? Text { get; init; }

    public string? Html { get; init; }

    public IReadOnlyList<string> Links { get; init; } = [];

    public IReadOnlyDictionary<string, string> CustomArgs { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public DateTimeOffset SentAt { get; init; }

    /// <summary>What the mail is for, for example host-confirmation-asked.</summary>
    public string Kind => CustomArgs.GetValueOrDefault("kind", string.Empty);

    /// <summary>The number of the exchange in the subject's brackets, or null for a mail about none.</summary>
    public string? Exchange => Subject is ['[', ..] && Subject.IndexOf(']', StringComparison.Ordinal) is > 1 and var end ? Subject[1..end] : null;

    /// <summary>The first link: what the mail asks its reader to do.</summary>
    public Uri? ActionLink => Links is [var first, ..] ? new Uri(first) : null;

    /// <summary>The step that the action link leads to, for example report-1; null where it leads elsewhere.</summary>
    public string? Step => ActionLink?.Segments is ["/", "step/", _, var step] ? step.TrimEnd('/') : null;

    /// <summary>Whether the action link leads to the page of an exchange.</summary>
    public bool LeadsToExchange => ActionLink?.Segments is ["/", "exchange/", _];

    /// <summary>The code that is printed on a line of its own and is not in the link, or null.</summary>
    public string? Code => (Text ?? string.Empty).Split('\n').Select(CodeIn).FirstOrDefault(code => code is not null);

    private static string? CodeIn(string line) =>
        line.LastIndexOf(": ", StringComparison.Ordinal) is >= 0 and var colon && line[(colon + 2)..].Trim() is { Length: 6 } code && code.All(char.IsAsciiDigit)
            ? code
            : null;
}
