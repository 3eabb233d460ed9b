using System.Diagnostics.CodeAnalysis;

namespace CE4BIG.Domain;

/// <summary>A small value that is stored, and sent, as one short text.</summary>
/// <typeparam name="TSelf">The value's own type.</typeparam>
public interface IStoredText<TSelf>
    where TSelf : struct, IStoredText<TSelf>
{
    /// <summary>The full text. Where it is confidential, <c>ToString()</c> masks it and only this property tells.</summary>
    string Value { get; }

    /// <summary>Reads the value as a person may have typed it.</summary>
    [SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "A contract for the implementing type, called as TSelf.TryParse.")]
    static abstract bool TryParse([NotNullWhen(true)] string? text, out TSelf value);
}
