using System.Collections.Immutable;
using Azure.Data.Tables;
using CE4BIG.Functions.Storage;

namespace CE4BIG.Functions.Desk;

/// <summary>The desk's projection, row by row: what a list shows as JSON, what it is filtered by in columns.</summary>
internal static class DeskRows
{
    private const string Json = "Entry";
    private const char Separator = '\n';

    public static string Write(DeskEntry entry) => ExchangeJson.Write(entry);

    /// <summary>A row that lists an exchange.</summary>
    public static TableEntity Listing(string programme, string key, StoredEntry stored, string json) => new(programme, key)
    {
        [Json] = json,
        [nameof(DeskEntry.VisitingCluster)] = stored.Entry.VisitingCluster,
        [nameof(DeskEntry.HostingCluster)] = stored.Entry.HostingCluster,
        [nameof(DeskEntry.Stage)] = stored.Entry.Stage.ToString(),
        [nameof(DeskEntry.Ending)] = stored.Entry.Ending?.ToString(),
        [nameof(StoredEntry.Words)] = string.Join(' ', stored.Words),
    };

    /// <summary>The exchange's own row.</summary>
    public static TableEntity Own(string programme, StoredEntry stored, string json)
    {
        var row = Listing(programme, DeskKeys.Entry(stored.Entry.Id), stored, json);
        row[nameof(StoredEntry.Version)] = stored.Version;
        row[nameof(StoredEntry.Writes)] = stored.Writes;
        row[nameof(StoredEntry.ChangedAt)] = stored.ChangedAt;
        row[nameof(StoredEntry.Keys)] = string.Join(Separator, stored.Keys);
        row[nameof(StoredEntry.Figures)] = ExchangeJson.Write(stored.Figures);
        row[nameof(StoredEntry.Contacts)] = string.Join(Separator, stored.Contacts);
        row[nameof(StoredEntry.Refused)] = string.Join(Separator, stored.Refused);
        return row;
    }

    public static DeskEntry ReadEntry(TableEntity row) => ExchangeJson.Read<DeskEntry>(row.GetString(Json) ?? string.Empty);

    public static string ReadJson(TableEntity row) => row.GetString(Json) ?? string.Empty;

    public static ImmutableArray<string> ReadWords(TableEntity row) => Lines(row, nameof(StoredEntry.Words), ' ');

    public static StoredEntry ReadOwn(TableEntity row) => new()
    {
        Entry = ReadEntry(row),
        Version = row.GetInt32(nameof(StoredEntry.Version)) ?? 0,
        Writes = row.GetInt32(nameof(StoredEntry.Writes)) ?? 0,
        ChangedAt = row.GetDateTimeOffset(nameof(StoredEntry.ChangedAt)) ?? default,
        Keys = Lines(row, nameof(StoredEntry.Keys)),
        Words = ReadWords(row),
        Figures = ExchangeJson.Read<Dictionary<string, int>>(row.GetString(nameof(StoredEntry.Figures)) ?? "{}").ToImmutableSortedDictionary(StringComparer.Ordinal),
        Contacts = Lines(row, nameof(StoredEntry.Contacts)),
        Refused = Lines(row, nameof(StoredEntry.Refused)),
        ETag = row.ETag,
    };

    private static ImmutableArray<string> Lines(TableEntity row, string column, char separator = Separator) =>
        row.GetString(column) is { Length: > 0 } text ? [.. text.Split(separator)] : [];
}
