using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using CE4BIG.Functions.Storage;

namespace CE4BIG.Functions.Tests.Storage;

/// <summary>A line to storage on which something happens once, right after a certain request was done there and before its answer is back.</summary>
internal sealed class Interjection(string method, string part, Func<Task> what) : HttpPipelinePolicy
{
    private int _times;

    /// <summary>Whether it happened.</summary>
    public bool Happened => _times > 0;

    public Tables Open(string connection)
    {
        var options = new TableClientOptions { Retry = { Delay = TimeSpan.FromMilliseconds(1), MaxRetries = 2 } };
        options.AddPolicy(this, HttpPipelinePosition.PerRetry);
        return new Tables(new TableServiceClient(connection, options));
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        var isIt = message.Request.Method.ToString() == method && Uri.UnescapeDataString(message.Request.Uri.ToString()).Contains(part, StringComparison.Ordinal);
        if (isIt && Interlocked.Increment(ref _times) == 1)
        {
            await what();
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The app calls storage asynchronously.");
}
