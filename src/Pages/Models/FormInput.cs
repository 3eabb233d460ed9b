using System.Collections.Immutable;

namespace CE4BIG.Pages.Models;

/// <summary>What somebody typed into a form, and what is wrong with it. A form that was never sent is <see cref="Empty"/>.</summary>
public sealed record FormInput
{
    /// <summary>A form that nobody has filled in.</summary>
    public static readonly FormInput Empty = new();

    /// <summary>Field name → exactly what was typed; a form that comes back keeps all of it. A prefilled form starts with the values on record.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What is wrong, in the order of the fields.</summary>
    public ImmutableArray<FormError> Errors { get; init; } = [];

    /// <summary>Storage is away (503): the form says that nothing was saved yet, that what was typed is still here, and to try again.</summary>
    public bool Unavailable { get; init; }

    internal string Value(string field) => Values.GetValueOrDefault(field, "");

    internal FormError? Error(string field)
    {
        foreach (var error in Errors)
        {
            if (error.Field == field) return error;
        }

        return null;
    }
}
