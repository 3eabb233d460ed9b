using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Applications;

/// <summary>Reads a posted application form.</summary>
public static class ApplicationReader
{
    /// <summary>
    /// The application, or every field to mend. On a correction <paramref name="fixedVisitorEmail"/> is the address on record, which no form changes.
    /// </summary>
    public static Parsed<Application, FieldError> Read(IReadOnlyDictionary<string, string> fields, Programme programme, string? fixedVisitorEmail = null)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(programme);
        throw new NotSupportedException("Follows within minutes.");
    }
}
