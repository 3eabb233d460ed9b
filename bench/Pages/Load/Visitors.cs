using System.Collections.Concurrent;
using System.Diagnostics;

namespace CE4BIG.PageBench.Load;

/// <summary>
/// People who come when they come, whether or not the app is quick: an open loop with random gaps of a given mean. A closed loop, in which
/// the next waits for the last, would ask less of a slow app and call it fast.
/// </summary>
internal sealed class Visitors(HttpClient client, IReadOnlyList<PageKind> kinds, int seed)
{
    private readonly Random _random = new(seed);
    private readonly int _weights = kinds.Sum(k => k.Weight);

    /// <summary>Keeps coming for that long.</summary>
    public async Task<IReadOnlyCollection<Seen>> ComeAsync(int perSecond, TimeSpan time, CancellationToken cancellationToken)
    {
        var seen = new ConcurrentBag<Seen>();
        var under = new List<Task>();
        var clock = Stopwatch.StartNew();
        for (var due = Gap(perSecond); due < time; due += Gap(perSecond))
        {
            var kind = Any();
            var look = kind.Choose(_random);
            if (due - clock.Elapsed is var pause && pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, cancellationToken);
            }

            var moment = due;
            under.Add(Task.Run(async () => seen.Add(await LookAsync(kind, look, () => (clock.Elapsed - moment).TotalMilliseconds, cancellationToken)), cancellationToken));
        }

        await Task.WhenAll(under);
        return seen;
    }

    /// <summary>One request, nothing else running.</summary>
    public async Task<Seen> LookAsync(PageKind kind, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        return await LookAsync(kind, kind.Choose(_random), () => clock.Elapsed.TotalMilliseconds, cancellationToken);
    }

    private async Task<Seen> LookAsync(PageKind kind, Look look, Func<double> milliseconds, CancellationToken cancellationToken)
    {
        try
        {
            using var request = look.Form is null
                ? new HttpRequestMessage(HttpMethod.Get, look.Address)
                : new HttpRequestMessage(HttpMethod.Post, look.Address) { Content = new FormUrlEncodedContent(look.Form) };
            if (look.Cookie is not null)
            {
                request.Headers.Add("Cookie", look.Cookie);
            }

            using var response = await client.SendAsync(request, cancellationToken);
            var page = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return new Seen(kind, milliseconds(), (int)response.StatusCode, page.Length);
        }
        catch (HttpRequestException)
        {
            return new Seen(kind, milliseconds(), 0, 0);
        }
    }

    private PageKind Any()
    {
        var at = _random.Next(_weights);
        foreach (var kind in kinds)
        {
            at -= kind.Weight;
            if (at < 0)
            {
                return kind;
            }
        }

        return kinds[^1];
    }

    private TimeSpan Gap(int perSecond) => TimeSpan.FromSeconds(-Math.Log(1 - _random.NextDouble()) / perSecond);
}
