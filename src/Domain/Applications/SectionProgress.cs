using System.Collections.Immutable;
using CE4BIG.Domain.Eligibility;

namespace CE4BIG.Domain.Applications;

/// <summary>One section of an application that is being filled in.</summary>
/// <param name="Section">Which.</param>
/// <param name="State">How far it is.</param>
/// <param name="Errors">Its fields that have to be mended, in the form's order.</param>
/// <param name="Failed">The rules of the programme that are not kept, as far as that can be told, and that this section can mend.</param>
public sealed record SectionProgress(ApplicationSection Section, SectionState State, ImmutableArray<FieldError> Errors, ImmutableArray<RuleOutcome> Failed)
{
    /// <summary>Whether the form may go on to the next section.</summary>
    public bool IsRight => Errors.IsEmpty && Failed.IsEmpty;
}
