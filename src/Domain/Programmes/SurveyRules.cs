namespace CE4BIG.Domain.Programmes;

/// <summary>The question how it was, asked of visitors (domain: The lifecycle, "After closing").</summary>
/// <param name="AfterDays">Calendar days from closing to asking.</param>
public sealed record SurveyRules(int AfterDays);
