using System.Globalization;

namespace CE4BIG.TableServer.Store;

/// <summary>One stored version of an entity.</summary>
/// <param name="Partition">Its partition's key.</param>
/// <param name="Key">Its row's key.</param>
/// <param name="Stored">When it was written; no two versions share an instant, so it is their version, too.</param>
/// <param name="Properties">Everything but keys and timestamp, as one JSON object.</param>
internal sealed record Row(string Partition, string Key, DateTime Stored, byte[] Properties)
{
    private const string Moment = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public string Timestamp => Stored.ToString(Moment, CultureInfo.InvariantCulture);

    public string ETag => $"W/\"datetime'{Uri.EscapeDataString(Timestamp)}'\"";
}
