using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Pages.Models;

/// <summary>Several interventions stand on one page with fields of the same names, so the ids of their fields carry a prefix.</summary>
internal static class InterventionFields
{
    public static string Prefix(Intervention intervention) => $"{InterventionNames.Of(intervention)}-";

    /// <summary>Replacing the visitor or the host and replacing somebody on the staff are two forms.</summary>
    public static string StaffPrefix => $"{InterventionNames.Of(Intervention.ReplacePerson)}-staff-";
}
