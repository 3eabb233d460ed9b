namespace CE4BIG.Domain.Applications;

/// <summary>The application's fields in a form: their names, their limits, and an application written back into them.</summary>
public static class ApplicationForm
{
    /// <summary>The application as the form's fields, to prefill a correction.</summary>
    public static IReadOnlyDictionary<string, string> Fields(Application application)
    {
        ArgumentNullException.ThrowIfNull(application);
        throw new NotSupportedException("Follows within minutes.");
    }
}
