namespace CE4BIG.Pages.Models;

/// <summary>How the visitor judged the exchange.</summary>
/// <param name="Rating">From 1, poor, to 5, excellent.</param>
/// <param name="Comment">In the visitor's own words; may be empty.</param>
public sealed record SurveyAnswer(int Rating, string Comment);
