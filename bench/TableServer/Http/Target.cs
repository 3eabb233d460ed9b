using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace CE4BIG.TableServer.Http;

/// <summary>What a request's address names: <c>/account/Table(PartitionKey='…',RowKey='…')?…</c>, as it was sent.</summary>
/// <param name="Resource">The table, "Tables" or "$batch"; empty for none.</param>
/// <param name="Partition">The partition's key; null where no row is named. For "Tables('…')" the table's name.</param>
/// <param name="Key">The row's key.</param>
/// <param name="Query">What stands behind the question mark.</param>
internal sealed partial record Target(string Resource, string? Partition, string? Key, QueryCollection Query)
{
    public static Target Parse(string raw)
    {
        var question = raw.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? raw : raw[..question];
        var query = new QueryCollection(QueryHelpers.ParseQuery(question < 0 ? string.Empty : raw[question..]));

        // Keys have no slashes of their own: what stands behind the last one is the resource.
        var last = path[(path.LastIndexOf('/') + 1)..];
        var row = NamedRow().Match(last);
        if (row.Success)
        {
            return new Target(row.Groups["table"].Value, Unescaped(row, "partition"), Unescaped(row, "row"), query);
        }

        var one = NamedTable().Match(last);
        return one.Success
            ? new Target("Tables", Unescaped(one, "table"), null, query)
            : new Target(last.EndsWith("()", StringComparison.Ordinal) ? last[..^2] : last, null, null, query);
    }

    private static string Unescaped(Match match, string group) => Uri.UnescapeDataString(match.Groups[group].Value).Replace("''", "'", StringComparison.Ordinal);

    [GeneratedRegex("^(?<table>[A-Za-z0-9]+)\\(PartitionKey='(?<partition>.*)',RowKey='(?<row>.*)'\\)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamedRow();

    [GeneratedRegex("^Tables\\('(?<table>.*)'\\)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamedTable();
}
