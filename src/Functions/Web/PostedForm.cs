using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace CE4BIG.Functions.Web;

/// <summary>A form as it was posted.</summary>
/// <param name="Values">Field → its value, exactly as typed; several of one name joined by commas.</param>
/// <param name="Files">The files with content or at least a name.</param>
public sealed record PostedForm(IReadOnlyDictionary<string, string> Values, ImmutableArray<IFormFile> Files)
{
    /// <summary>A field's value; empty where it was not posted.</summary>
    public string this[string field] => Values.GetValueOrDefault(field, string.Empty);
}
