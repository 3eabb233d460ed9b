using System.Globalization;
using System.Text.Json.Serialization;

namespace CE4BIG.Domain.Audit;

/// <summary>One day's mark over all trails. Anchors are a chain of their own: whoever knows today's hash can tell whether any trail was changed before.</summary>
/// <param name="Day">The programme's day.</param>
/// <param name="Trails">How many trails there were.</param>
/// <param name="Root">The root of the tree over their heads.</param>
/// <param name="Previous">The hash of the anchor before; null for the first.</param>
public sealed record Anchor(DateOnly Day, int Trails, string Root, string? Previous = null)
{
    private const string Form = "ce4big-anchor/1";

    /// <summary>The hash that is to be written down somewhere else.</summary>
    [JsonIgnore]
    public string Hash => CanonicalHash.Of(Form, Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), CanonicalHash.Text(Trails), Root, Previous);
}
