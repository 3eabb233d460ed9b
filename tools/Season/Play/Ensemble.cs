using System.Collections.Concurrent;

namespace CE4BIG.Season.Play;

/// <summary>Those exchanges that wait for each other: what happens in one is news to the others.</summary>
internal sealed class Ensemble
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _news = new(StringComparer.Ordinal);

    /// <summary>What a mail of a kind in a persona's exchange is called here.</summary>
    public static string Name(string persona, string letterKind) => $"{persona}:{letterKind}";

    public void Announce(string name) => Of(name).TrySetResult();

    /// <summary>Completes when it has been announced.</summary>
    public Task Heard(string name) => Of(name).Task;

    private TaskCompletionSource Of(string name) =>
        _news.GetOrAdd(name, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
