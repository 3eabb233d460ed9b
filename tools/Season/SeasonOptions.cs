using System.Collections.Immutable;
using System.Globalization;
using CE4BIG.Season.Personas;
using CE4BIG.Season.Planning;

namespace CE4BIG.Season;

/// <summary>What Season is told on the command line.</summary>
public sealed record SeasonOptions
{
    private const string Usage = """
        Season: plays whole exchanges from outside, through pages and mailed links only.
          --write-programmes FROM TO    write the programme files for --mix all, made from the shipped ones in FROM, and do nothing else
          --exchanges N     how many (default 52, as many as the programme aims at)
          --base URL        the app (default http://localhost:7071)
          --mailbox URL     the mailbox that gets the app's mails (default http://localhost:8025)
          --seed N          the same seed plans the same season (default: one of the clock's)
          --concurrency N   how many exchanges are in play at a time (default 64)
          --slowness N      how many times slower than two quiet cores the machine is: people plan further ahead (default 1)
          --mix plain|all   plain (default): mostly straightforward ones; all: every persona at least once, then in turns
          --only A,B        nothing but the personas of these names, in turns; those who wait for each other only together
          --programmes F    the folder of programme files that the app was started with; --mix all needs it, since it has staff act at
                            the desk and plays in a programme of its own (default .run/season/programmes, where ./run.sh --season puts them)
          --keep            leave the mails in the mailbox; otherwise they are emptied out at the end
        """;

    // Those who share a scarce budget.
    private const int CompanySize = 3;

    public int Exchanges { get; init; } = 52;

    public Uri App { get; init; } = new("http://localhost:7071");

    public Uri Mailbox { get; init; } = new("http://localhost:8025");

    /// <summary>Null: a seed is taken from the clock and printed.</summary>
    public int? Seed { get; init; }

    public int Concurrency { get; init; } = 64;

    public int Slowness { get; init; } = 1;

    public bool Keep { get; init; }

    internal Mixture Mixture { get; init; }

    /// <summary>Nothing but these personas; none: the mixture.</summary>
    internal ImmutableArray<Persona> Only { get; init; } = [];

    /// <summary>The programme files that the app was started with.</summary>
    public string Programmes { get; init; } = Path.Combine(".run", "season", "programmes");

    /// <summary>Only write programme files: from one folder to another.</summary>
    public (string From, string To)? WriteProgrammes { get; init; }

    /// <summary>Reads the command line; either options or the sentence to show.</summary>
    public static (SeasonOptions? Options, string? Problem) Read(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        if (arguments is ["--write-programmes", var from, var to])
        {
            return (new SeasonOptions { WriteProgrammes = (from, to) }, null);
        }

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
                "--slowness" when Number(value, 1, 100) is { } number => options with { Slowness = number },
                "--base" when Address(value) is { } address => options with { App = address },
                "--mailbox" when Address(value) is { } address => options with { Mailbox = address },
                "--mix" when value is "plain" or "all" => options with { Mixture = value == "all" ? Mixture.All : Mixture.Plain },
                "--only" when Named(value) is { } personas => options with { Only = personas, Mixture = Mixture.All },
                "--programmes" when !string.IsNullOrWhiteSpace(value) => options with { Programmes = value },
                _ => null,
            };
            if (understood is null)
            {
                return (null, $"Not understood: {arguments[i]} {value}{Environment.NewLine}{Usage}");
            }

            options = understood;
            i++;
        }

        return Contradiction(options) is { } contradiction ? (null, contradiction) : (options, null);
    }

    private static string? Contradiction(SeasonOptions options) => options switch
    {
        { Only.IsEmpty: false } or { Mixture: Mixture.Plain } => null,
        { Exchanges: var exchanges } when exchanges < Mix.All.Length =>
            string.Create(CultureInfo.InvariantCulture, $"--mix all plays each of {Mix.All.Length} personas at least once, so --exchanges must be {Mix.All.Length} or more."),
        { Concurrency: < CompanySize } =>
            string.Create(CultureInfo.InvariantCulture, $"--mix all plays {CompanySize} exchanges that wait for each other, so --concurrency must be {CompanySize} or more."),
        _ => null,
    };

    private static ImmutableArray<Persona>? Named(string? names)
    {
        var personas = (names ?? string.Empty).Split(',').Select(name => Mix.All.FirstOrDefault(p => p.Name == name)).ToArray();
        return personas.Contains(null) ? null : [.. personas.OfType<Persona>()];
    }

    private static int? Number(string? text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    private static Uri? Address(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
}
