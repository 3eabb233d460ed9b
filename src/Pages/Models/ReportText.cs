namespace CE4BIG.Pages.Models;

/// <summary>The visitor's closing report.</summary>
/// <param name="Summary">What was done.</param>
/// <param name="Results">What came of it.</param>
/// <param name="NextSteps">What follows; may be empty.</param>
public sealed record ReportText(string Summary, string Results, string NextSteps);
