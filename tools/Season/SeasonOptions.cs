using System.Globalization;

namespace CE4BIG.Season;

/// <summary>What Season is told on the command line.</summary>
public sealed record SeasonOptions
{
    private const string Usage = """
        Season: plays whole exchanges from outside, through pages and mailed links only.
          --exchanges N     how many (default 52, as many as the programme aims at)
          --base URL        the app (default http://localhost:7071)
          --mailbox URL     the mailbox that gets the app's mails (default http://localhost:8025)
          --seed N          the same seed plans the same season (default: one of the clock's)
          --concurrency N   how many exchanges are in play at a time (default 64)
          --keep            leave the mails in the mailbox; otherwise they are emptied out at the end
        """;

    public int Exchanges { get; init; } = 52;

    public Uri App { get; init; } = new("http://localhost:7071");

    public Uri Mailbox { get; init; } = new("http://localhost:8025");

    /// <summary>Null: a seed is taken from the clock and printed.</summary>
    public int? Seed { get; init; }

    public int Concurrency { get; init; } = 64;

    public bool Keep { get; init; }

    /// <summary>Reads the command line; either options or the sentence to show.</summary>
    public static (SeasonOptions? Options, string? Problem) Read(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var options = new SeasonOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == "--keep")
            {
                options = options with { Keep = true };
                continue;
            }

            var value = i + 1 < arguments.Count ? arguments[i + 1] : null;
            var understood = arguments[i] switch
            {
                "--exchanges" when Number(value, 1, 10_000) is { } number => options with { Exchanges = number },
                "--concurrency" when Number(value, 1, 1000) is { } number => options with { Concurrency = number },
                "--seed" when Number(value, 0, int.MaxValue) is { } number => options with { Seed = number },
                "--base" when Address(value) is { } address => options with { App = address },
                "--mailbox" when Address(value) is { } address => options with { Mailbox = address },
                _ => null,
            };
            if (understood is null)
            {
                return (null, $"Not understood: {arguments[i]} {value}{Environment.NewLine}{Usage}");
            }

            options = understood;
            i++;
        }

        return (options, null);
    }

    private static int? Number(string? text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    private static Uri? Address(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
}
