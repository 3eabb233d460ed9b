using System.Collections.Concurrent;

namespace CE4BIG.Season.Reporting;

/// <summary>What happens while a season is played: one line that is rewritten, and warnings above it.</summary>
internal sealed class Journal(TextWriter writer, bool rewritesLine)
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, int> _retries = new(StringComparer.Ordinal);
    private int _lineLength;

    public IReadOnlyDictionary<string, int> Retries => _retries;

    public void Say(string text)
    {
        lock (_gate)
        {
            EraseLine();
            writer.WriteLine(text);
            writer.Flush();
        }
    }

    public void Warn(string text) => Say("! " + text);

    /// <summary>A request that had to be made again. The app may be restarting, so a few are no news; they are summed up at the end.</summary>
    public void CountRetry(string cause) => _retries.AddOrUpdate(cause, 1, (_, count) => count + 1);

    /// <summary>Shows where the season stands; on a terminal in place, elsewhere a line each time.</summary>
    public void Progress(string line)
    {
        lock (_gate)
        {
            EraseLine();
            writer.Write(line);
            if (rewritesLine)
            {
                _lineLength = line.Length;
            }
            else
            {
                writer.WriteLine();
            }

            writer.Flush();
        }
    }

    private void EraseLine()
    {
        if (_lineLength > 0)
        {
            writer.Write('\r' + new string(' ', _lineLength) + '\r');
            _lineLength = 0;
        }
    }
}
