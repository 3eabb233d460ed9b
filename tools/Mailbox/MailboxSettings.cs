using System.Globalization;

namespace CE4BIG.Mailbox;

/// <summary>What the mailbox is told at start.</summary>
public sealed record MailboxSettings
{
    private const string Usage = """
        Mailbox: takes SendGrid's HTTP API and shows every mail.
          --port N        port on localhost (default 8025, or MAILBOX_PORT)
          --folder PATH   keep the mails in this folder too (default: in memory only)
          --any           listen on every address of the machine and not only on localhost: for a place that lets nobody else in
          --capacity N    how many mails are kept, the oldest go first (default 10000)
        """;

    /// <summary>The port on localhost; 0 takes a free one.</summary>
    public int Port { get; init; } = 8025;

    /// <summary>Whether every address of the machine is listened on. Whoever reads the mails can act as anybody, so localhost is the default.</summary>
    public bool Any { get; init; }

    /// <summary>Where mails are kept across a restart, or null for memory only.</summary>
    public string? Folder { get; init; }

    /// <summary>How many mails are kept; the oldest make room.</summary>
    public int Capacity { get; init; } = 10_000;

    /// <summary>Reads the command line and the environment; either settings or the sentence to show.</summary>
    public static (MailboxSettings? Settings, string? Problem) Read(IReadOnlyList<string> arguments, Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(environment);
        var settings = new MailboxSettings();
        if (environment("MAILBOX_PORT") is { Length: > 0 } port)
        {
            if (!TryNumber(port, 0, 65_535, out var number))
            {
                return (null, $"MAILBOX_PORT is not a port: {port}");
            }

            settings = settings with { Port = number };
        }

        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : null;
            switch (arguments[i])
            {
                case "--port" when TryNumber(value, 0, 65_535, out var number):
                    settings = settings with { Port = number };
                    break;
                case "--capacity" when TryNumber(value, 1, 1_000_000, out var number):
                    settings = settings with { Capacity = number };
                    break;
                case "--folder" when value is { Length: > 0 }:
                    settings = settings with { Folder = value };
                    break;
                case "--any":
                    // The only one without a value.
                    settings = settings with { Any = true };
                    i--;
                    break;
                default:
                    return (null, $"Not understood: {arguments[i]} {value}{Environment.NewLine}{Usage}");
            }
        }

        return (settings, null);
    }

    private static bool TryNumber(string? text, int least, int most, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most;
}
