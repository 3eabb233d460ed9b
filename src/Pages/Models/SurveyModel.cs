namespace CE4BIG.Pages.Models;

/// <summary>The visitor is asked how it was: <c>rating</c> from 1 to 5, and a <c>comment</c> that may stay empty.</summary>
/// <param name="Basis">What every form of a step starts from.</param>
public sealed record SurveyModel(StepBasis Basis) : StepModel(Basis)
{
    internal override Type Component => typeof(Components.Pages.Survey);
}
