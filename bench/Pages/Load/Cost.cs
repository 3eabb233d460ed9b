using System.Globalization;
using CE4BIG.PageBench.Running;

namespace CE4BIG.PageBench.Load;

/// <summary>What a page costs while nothing else runs.</summary>
/// <param name="Requests">Requests of the storage, counted by the table server; null on Azurite.</param>
/// <param name="Processor">The app's processor time in milliseconds.</param>
internal readonly record struct Cost(double? Requests, double Processor)
{
    private const int Looks = 40;

    /// <summary>Looks at each kind of page some times, one after the other.</summary>
    public static async Task<IReadOnlyDictionary<PageKind, Cost>> MeasureAsync(HttpClient client, Visitors visitors, IReadOnlyList<PageKind> kinds, Site site)
    {
        var costs = new Dictionary<PageKind, Cost>();
        foreach (var kind in kinds)
        {
            var (requests, processor) = (await ServedAsync(client, site.Served), site.Processor.App);
            for (var i = 0; i < Looks; i++)
            {
                await visitors.LookAsync(kind, CancellationToken.None);
            }

            costs[kind] = new Cost((await ServedAsync(client, site.Served) - requests) / (double?)Looks, (site.Processor.App - processor).TotalMilliseconds / Looks);
        }

        return costs;
    }

    private static async Task<long?> ServedAsync(HttpClient client, Uri? served) =>
        served is null ? null : long.Parse(await client.GetStringAsync(served), NumberStyles.None, CultureInfo.InvariantCulture);
}
