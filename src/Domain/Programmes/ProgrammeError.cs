namespace CE4BIG.Domain.Programmes;

/// <summary>One thing wrong in a programme file, said so that a coordinator can mend it.</summary>
/// <param name="Path">Where: <c>$.clusters[2].managers[0].email</c>.</param>
/// <param name="Value">What stands there, shortened; empty where something is missing.</param>
/// <param name="Allowed">What may stand there.</param>
public sealed record ProgrammeError(string Path, string Value, string Allowed)
{
    /// <summary>One line for a log or a console.</summary>
    public override string ToString() => $"{Path}: {(Value.Length == 0 ? "nothing" : Value)} — expected {Allowed}";
}
