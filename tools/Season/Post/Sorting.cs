using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.Channels;
using CE4BIG.Season.Reporting;

namespace CE4BIG.Season.Post;

/// <summary>
/// Reads the mailbox once for everybody and puts each mail into the pigeon-hole of its exchange. One waiting request
/// instead of one polling loop for each person keeps the machine free for the app.
/// </summary>
internal sealed class Sorting : IDisposable
{
    private const string Longest = "25";
    private static readonly TimeSpan PauseWhenAway = TimeSpan.FromMilliseconds(500);

    private readonly HttpClient _http;
    private readonly TimeProvider _time;
    private readonly Journal _journal;
    private readonly ConcurrentDictionary<string, Channel<Letter>> _holes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _played = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Exchange, string Key, string To), byte> _seen = new();
    private readonly ConcurrentQueue<(string Exchange, string What)> _doubled = new();
    private long _after;

    public Sorting(Uri mailbox, TimeProvider time, Journal journal)
    {
        _time = time;
        _journal = journal;
        _http = new HttpClient { BaseAddress = mailbox, Timeout = TimeSpan.FromSeconds(60) };
    }

    /// <summary>Mails of this season's exchanges so far.</summary>
    public int Count => _seen.Keys.Count(k => _played.ContainsKey(k.Exchange)) + Doubled.Count;

    /// <summary>Mails of this season that came twice: same purpose, same addressee.</summary>
    public IReadOnlyList<string> Doubled => [.. _doubled.Where(d => _played.ContainsKey(d.Exchange)).Select(d => d.What)];

    /// <summary>The mails of one exchange in the order of their arrival, from its first on.</summary>
    public ChannelReader<Letter> Of(string exchange)
    {
        _played[exchange] = 0;
        return HoleOf(exchange).Reader;
    }

    /// <summary>The mails to one address that are about no exchange: drafts, sign-in.</summary>
    public ChannelReader<Letter> To(string address) => HoleOf(address).Reader;

    /// <summary>Finds the end of what is there already: an earlier season's mails are none of ours.</summary>
    public async Task SkipWhatIsThereAsync(CancellationToken cancellationToken)
    {
        try
        {
            var newest = await ReadAsync("?limit=1", cancellationToken);
            _after = newest is [var letter] ? letter.Id : 0;
        }
        catch (Exception away) when (away is HttpRequestException or JsonException)
        {
            throw new SeasonCannotStartException($"No mailbox at {_http.BaseAddress}: {away.Message}", away);
        }
    }

    /// <summary>Sorts until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var letters = await ReadAsync(FormattableString.Invariant($"?after={_after}&wait={Longest}"), cancellationToken);
                foreach (var letter in letters.Reverse())
                {
                    _after = Math.Max(_after, letter.Id);
                    Sort(letter);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception away) when (away is HttpRequestException or IOException or JsonException or TaskCanceledException)
            {
                _journal.CountRetry("mailbox: " + away.Message);
                await Task.Delay(PauseWhenAway, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Empties the mailbox.</summary>
    public async Task EmptyAsync(CancellationToken cancellationToken)
    {
        using var response = await _http.DeleteAsync(new Uri("/api/messages", UriKind.Relative), cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private async Task<Letter[]> ReadAsync(string query, CancellationToken cancellationToken) =>
        await _http.GetFromJsonAsync<Letter[]>("/api/messages" + query, cancellationToken) ?? [];

    private void Sort(Letter letter)
    {
        if (letter.Exchange is not { } exchange)
        {
            HoleOf(letter.To).Writer.TryWrite(letter);
            return;
        }

        var key = letter.CustomArgs.GetValueOrDefault("key") ?? FormattableString.Invariant($"{letter.Kind}#{letter.Id}");
        if (!_seen.TryAdd((exchange, key, letter.To), 0))
        {
            _doubled.Enqueue((exchange, $"{letter.Kind} to {letter.To}"));
            return;
        }

        HoleOf(exchange).Writer.TryWrite(letter);
    }

    private Channel<Letter> HoleOf(string exchange) =>
        _holes.GetOrAdd(exchange, _ => Channel.CreateUnbounded<Letter>(new UnboundedChannelOptions { SingleReader = true }));
}
