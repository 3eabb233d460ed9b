using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Eligibility;

/// <summary>Holds an application against its programme.</summary>
public static class EligibilityCheck
{
    /// <summary>Every rule that concerns the application, each with how it came out; eligible when all passed.</summary>
    /// <param name="application">The application.</param>
    /// <param name="programme">Its programme.</param>
    /// <param name="today">The date in the programme's time zone.</param>
    /// <param name="facts">What only the store knows.</param>
    public static IReadOnlyList<RuleOutcome> Run(Application application, Programme programme, DateOnly today, EligibilityFacts facts)
    {
        ArgumentNullException.ThrowIfNull(application);
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(facts);
        throw new NotSupportedException("Follows within minutes.");
    }
}
