using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Programmes;
using CE4BIG.Pages.Models;
using CE4BIG.Pages.Words;
using Microsoft.AspNetCore.Components;

namespace CE4BIG.Pages.Components.Forms.Sections;

/// <summary>The fields of one section of the application: on a page of their own, or below one another where the application is amended.</summary>
public abstract class SectionPart : Part
{
    /// <summary>What was typed in all sections.</summary>
    [CascadingParameter]
    public FormInput Input { get; set; } = FormInput.Empty;

    /// <summary>The programme applied to.</summary>
    protected Programme Programme => Frame.Programme;

    /// <summary>The eligible countries by name.</summary>
    protected IReadOnlyList<(string Code, string Name)> Countries => Words.Countries.Sorted(T, Programme.EligibleCountries);

    /// <summary>The programme's clusters with their countries.</summary>
    protected IReadOnlyList<(string Code, string Name)> Clusters =>
        [.. Programme.Clusters.Select(cluster => (cluster.Id, $"{cluster.Name} ({Words.Countries.Name(T, cluster.Country)})"))];

    /// <summary>The programme's languages, each in its own words.</summary>
    protected IReadOnlyList<(string Code, string Name)> Languages =>
        [.. Programme.Languages.Select(language => (Codes.Of(language), Vocabulary.Of(language)["site.ownName"]))];

    /// <summary>Kinds of organisation as choices.</summary>
    protected IReadOnlyList<Choice> Kinds(IReadOnlySet<OrganisationKind> kinds) =>
        [.. kinds.Order().Select(kind => new Choice(Codes.Of(kind), T.Name(kind)))];

    /// <summary>The country chosen in a field; null where none is.</summary>
    protected CountryCode? Chosen(string field) => CountryCode.TryParse(Input.Value(field), out var country) ? country : null;
}
