namespace Microsoft.DurableTask;

/// <summary>A failure as it travels between activities, orchestrations and clients: as data, since the exception object cannot.</summary>
public sealed record TaskFailureDetails(
    string ErrorType,
    string ErrorMessage,
    string? StackTrace,
    TaskFailureDetails? InnerFailure,
    IDictionary<string, object?>? Properties)
{
    // Failures are stored in histories, once more for each caller that they pass: whatever an exception says, it has a limit.
    private const int LongestMessage = 8 * 1024;
    private const int LongestStack = 16 * 1024;
    private const int DeepestInner = 8;

    public static TaskFailureDetails FromException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return FromException(exception, depth: 0);
    }

    public bool IsCausedBy<T>()
        where T : Exception => IsCausedBy(typeof(T));

    public bool IsCausedBy(Type targetBaseExceptionType)
    {
        ArgumentNullException.ThrowIfNull(targetBaseExceptionType);
        if (!typeof(Exception).IsAssignableFrom(targetBaseExceptionType))
        {
            throw new ArgumentException($"{targetBaseExceptionType} is not an exception.", nameof(targetBaseExceptionType));
        }

        return string.Equals(ErrorType, targetBaseExceptionType.FullName, StringComparison.Ordinal)
            || targetBaseExceptionType.IsAssignableFrom(FindType(ErrorType));
    }

    public override string ToString() => $"{ErrorType}: {ErrorMessage}";

    private static TaskFailureDetails FromException(Exception exception, int depth) => new(
        exception.GetType().ToString(),
        Shorten(exception.Message, LongestMessage),
        exception.StackTrace is { } stack ? Shorten(stack, LongestStack) : null,
        InnerOf(exception, depth),
        Properties: null);

    private static TaskFailureDetails? InnerOf(Exception exception, int depth) => exception switch
    {
        TaskFailedException failed => failed.FailureDetails,
        { InnerException: { } inner } when depth < DeepestInner => FromException(inner, depth + 1),
        _ => null,
    };

    private static string Shorten(string text, int longest) => text.Length <= longest ? text : string.Concat(text.AsSpan(0, longest), "…");

    // A failure names its exception without the assembly; a base class can only be recognised where that type is loaded.
    private static Type? FindType(string fullName) =>
        typeof(Exception).Assembly.GetType(fullName)
        ?? AppDomain.CurrentDomain.GetAssemblies().Select(a => a.GetType(fullName)).FirstOrDefault(t => t is not null);
}
