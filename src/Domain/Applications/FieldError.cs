namespace CE4BIG.Domain.Applications;

/// <summary>One field that has to be mended.</summary>
/// <param name="Field">The field's name in the form.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Limit">The limit that was broken, where there is one.</param>
/// <param name="Allowed">The choices there are, where the field is a choice.</param>
public sealed record FieldError(string Field, FieldProblem Problem, int? Limit = null, IReadOnlyList<string>? Allowed = null);
