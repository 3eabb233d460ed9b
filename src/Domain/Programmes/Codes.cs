using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CE4BIG.Domain.Programmes;

/// <summary>The names under which choices travel in forms, files and addresses: <c>cluster-organisation</c>, <c>fr</c>.</summary>
public static class Codes
{
    /// <summary>The language's ISO 639 code.</summary>
    public static string Of(Language language) => language switch
    {
        Language.En => "en",
        Language.Fr => "fr",
        Language.De => "de",
        Language.Pl => "pl",
    };

    /// <summary>The kind's name in forms and programme files.</summary>
    public static string Of(OrganisationKind kind) => kind switch
    {
        OrganisationKind.Sme => "sme",
        OrganisationKind.ClusterOrganisation => "cluster-organisation",
        OrganisationKind.ScaleupSupport => "scaleup-support",
        OrganisationKind.TrainingProvider => "training-provider",
        OrganisationKind.LargeCompany => "large-company",
        OrganisationKind.PublicAuthority => "public-authority",
    };

    /// <summary>The culture that writes dates, numbers and amounts in the language.</summary>
    public static CultureInfo Culture(Language language) => CultureInfo.GetCultureInfo(Of(language));

    /// <summary>Reads a language's code.</summary>
    public static bool TryParse([NotNullWhen(true)] string? code, out Language language) => TryFind(code, Of, out language);

    /// <summary>Reads a kind's name.</summary>
    public static bool TryParse([NotNullWhen(true)] string? code, out OrganisationKind kind) => TryFind(code, Of, out kind);

    private static bool TryFind<T>(string? code, Func<T, string> name, out T found)
        where T : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<T>())
        {
            if (name(candidate) == code)
            {
                found = candidate;
                return true;
            }
        }

        found = default;
        return false;
    }
}
