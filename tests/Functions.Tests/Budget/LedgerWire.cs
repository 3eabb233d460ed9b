using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using CE4BIG.Functions.Storage;

namespace CE4BIG.Functions.Tests.Budget;

/// <summary>The line to storage, with somebody listening who can cut it.</summary>
internal sealed class LedgerWire : HttpPipelinePolicy
{
    private readonly ConcurrentQueue<(string Method, string Uri)> _requests = new();
    private int _requestsToLose;
    private int _answersToLose;

    public IReadOnlyCollection<(string Method, string Uri)> Requests => _requests;

    public int Transactions => _requests.Count(request => IsTransaction(request.Uri));

    public Tables Open(string connection)
    {
        var options = new TableClientOptions { Retry = { Delay = TimeSpan.FromMilliseconds(1), MaxRetries = 2 } };
        options.AddPolicy(this, HttpPipelinePosition.PerRetry);
        return new Tables(new TableServiceClient(connection, options));
    }

    /// <summary>The next transactions do not reach storage.</summary>
    public void LoseRequests(int count) => _requestsToLose = count;

    /// <summary>The next transactions reach storage, and their answers do not come back.</summary>
    public void LoseAnswers(int count) => _answersToLose = count;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var uri = Uri.UnescapeDataString(message.Request.Uri.ToString());
        _requests.Enqueue((message.Request.Method.ToString(), uri));
        if (IsTransaction(uri) && Interlocked.Decrement(ref _requestsToLose) >= 0)
        {
            throw new IOException("The line was cut on the way there.");
        }

        await ProcessNextAsync(message, pipeline);
        if (IsTransaction(uri) && Interlocked.Decrement(ref _answersToLose) >= 0)
        {
            throw new IOException("The line was cut on the way back.");
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The app calls storage asynchronously.");

    private static bool IsTransaction(string uri) => uri.EndsWith("$batch", StringComparison.Ordinal);
}
