using Microsoft.Extensions.Logging;

namespace CE4BIG.Functions.Tests.Mail;

/// <summary>A log that keeps its lines.</summary>
internal sealed class Lines<T> : ILogger<T>
{
    public List<string> Written { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Written.Add($"{formatter(state, exception)} {exception}");
}
