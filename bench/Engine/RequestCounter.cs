using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace CE4BIG.Engine;

/// <summary>Counts storage requests by kind, as they leave the pipeline: retries count too.</summary>
internal sealed class RequestCounter : HttpPipelineSynchronousPolicy
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> Counts => _counts;

    public int Total => _counts.Values.Sum();

    public void Reset() => _counts.Clear();

    public override void OnSendingRequest(HttpMessage message)
    {
        var path = message.Request.Uri.Path ?? string.Empty;
        var table = path.Split('/')[^1].Split('(')[0];
        var kind = path.EndsWith("$batch", StringComparison.Ordinal) ? "transaction" : $"{message.Request.Method} {table}";
        _counts.AddOrUpdate(kind, 1, static (_, n) => n + 1);
    }
}
