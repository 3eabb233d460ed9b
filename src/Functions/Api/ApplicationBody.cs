using System.Collections.Frozen;
using System.Text.Json;
using static CE4BIG.Domain.Applications.ApplicationFields;

namespace CE4BIG.Functions.Api;

/// <summary>
/// Turns the members of a submitted application into the fields of its form, so that one reader judges both. The names are the form's;
/// texts, dates and choices are strings, numbers numbers, boxes true or false.
/// </summary>
internal static class ApplicationBody
{
    private const int LongestName = 60;

    private static readonly FrozenDictionary<string, JsonValueKind> Known = new Dictionary<JsonValueKind, string[]>
    {
        [JsonValueKind.String] =
        [
            Programme, VisitorOrganisation, VisitorKind, VisitorCountry, VisitorCluster, VisitorVat, VisitorName, VisitorEmail, VisitorLanguage,
            HostOrganisation, HostKind, HostCountry, HostCluster, HostName, HostEmail, HostLanguage, StartDate, EndDate, Goals, Objectives, Agenda,
            Iban, Bic, AccountHolder,
        ],
        [JsonValueKind.Number] = [VisitorStaff, VisitorTurnover, VisitorBalanceSheet, DistanceKm, DeMinimisEur],
        [JsonValueKind.True] = [Virtual, Prefinancing, DeclareSme, DeclareMembership, DeclareNoDoubleFunding, DeclareDeMinimis, DeclarePrivacy],
    }.SelectMany(kind => kind.Value.Select(name => (name, kind.Key))).ToFrozenDictionary(f => f.name, f => f.Key, StringComparer.Ordinal);

    /// <summary>Every field there is.</summary>
    public static IEnumerable<string> Fields => Known.Keys;

    /// <summary>The fields as the form would post them, and what is no such field or of another type.</summary>
    public static (IReadOnlyDictionary<string, string> Fields, IReadOnlyList<ApiError> Errors) Read(IReadOnlyList<JsonProperty> members)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var errors = new List<ApiError>();
        foreach (var member in members)
        {
            if (!Known.TryGetValue(member.Name, out var wanted))
            {
                errors.Add(new ApiError(member.Name.Length > LongestName ? member.Name[..LongestName] : member.Name, "unknown-field", "There is no such field."));
            }
            else if (Text(member.Value, wanted) is { } text)
            {
                fields[member.Name] = text;
            }
            else
            {
                errors.Add(new ApiError(member.Name, "wrong-type", $"It takes {Words(wanted)}."));
            }
        }

        return (fields, errors);
    }

    private static string? Text(JsonElement value, JsonValueKind wanted) => (wanted, value.ValueKind) switch
    {
        (_, JsonValueKind.Null) => string.Empty,
        (JsonValueKind.String, JsonValueKind.String) => value.GetString(),
        (JsonValueKind.Number, JsonValueKind.Number) => value.GetRawText(),
        (JsonValueKind.True, JsonValueKind.True) => Yes,
        (JsonValueKind.True, JsonValueKind.False) => string.Empty,
        _ => null,
    };

    private static string Words(JsonValueKind wanted) => wanted switch
    {
        JsonValueKind.Number => "a number",
        JsonValueKind.True => "true or false",
        _ => "a text",
    };
}
