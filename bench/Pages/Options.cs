using System.Globalization;

namespace CE4BIG.PageBench;

/// <summary>What is measured, and how long.</summary>
internal sealed record Options
{
    /// <summary>How many exchanges are stored for the figures that count.</summary>
    public int Exchanges { get; init; } = 10_000;

    /// <summary>How many are stored on Azurite for comparison; 0 leaves that out.</summary>
    public int Small { get; init; } = 52;

    /// <summary>Requests in a second.</summary>
    public int Rate { get; init; } = 50;

    /// <summary>Seconds of load before any figure is kept.</summary>
    public int Warm { get; init; } = 60;

    /// <summary>Seconds measured.</summary>
    public int Seconds { get; init; } = 120;

    /// <summary>Everything random follows from it.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>What every storage request takes longer, as if the account were some way off; in milliseconds.</summary>
    public int Distance { get; init; }

    /// <summary>The options of a command line; null where it names one that there is not.</summary>
    public static Options? Read(string[] args)
    {
        var options = new Options();
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length || !int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            options = args[i] switch
            {
                "--exchanges" => options with { Exchanges = number },
                "--small" => options with { Small = number },
                "--rate" when number > 0 => options with { Rate = number },
                "--warm" => options with { Warm = number },
                "--seconds" when number > 0 => options with { Seconds = number },
                "--seed" => options with { Seed = number },
                "--distance-ms" => options with { Distance = number },
                _ => null,
            };
            if (options is null)
            {
                return null;
            }
        }

        return options;
    }
}
