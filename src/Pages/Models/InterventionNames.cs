using System.Text.Json;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Pages.Models;

/// <summary>Interventions by the names that forms use in their field <c>action</c>.</summary>
public static class InterventionNames
{
    /// <summary>An intervention's name: "postpone", "no-show", "replace-person" …</summary>
    public static string Of(Intervention intervention) => intervention == Intervention.ReportNoShow
        ? "no-show"
        : JsonNamingPolicy.KebabCaseLower.ConvertName(intervention.ToString());

    /// <summary>The intervention of this name; null where there is none.</summary>
    public static Intervention? Read(string? name)
    {
        foreach (var intervention in Enum.GetValues<Intervention>())
        {
            if (Of(intervention) == name) return intervention;
        }

        return null;
    }
}
