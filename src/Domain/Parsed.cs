using System.Diagnostics.CodeAnalysis;

namespace CE4BIG.Domain;

/// <summary>What reading outside text gives: the typed value, or every reason why not. A wrong text is expected, so it is no exception.</summary>
/// <typeparam name="T">The typed value.</typeparam>
/// <typeparam name="TError">One reason.</typeparam>
public sealed class Parsed<T, TError>
    where T : class
{
    internal Parsed(T? value, IReadOnlyList<TError> errors)
    {
        Value = value;
        Errors = errors;
    }

    /// <summary>The value, when there is no error.</summary>
    public T? Value { get; }

    /// <summary>Every error found, in the order of the text; empty when <see cref="Ok"/>.</summary>
    public IReadOnlyList<TError> Errors { get; }

    /// <summary>Whether the text was right.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool Ok => Value is not null;
}
