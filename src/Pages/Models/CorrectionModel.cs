namespace CE4BIG.Pages.Models;

/// <summary>The visitor amends the application as a cluster asked.</summary>
public sealed record CorrectionModel : AmendModel;
