using Azure.Core;
using Azure.Core.Pipeline;

namespace CE4BIG.Backup.Tests;

/// <summary>Does something while a table is being read: before each request that asks for a page of it.</summary>
internal sealed class Meanwhile(string table, Func<int, Task> act) : HttpPipelinePolicy
{
    private int _pages;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException("Everything here is asynchronous.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (message.Request.Method == RequestMethod.Get && message.Request.Uri.Path.EndsWith($"/{table}()", StringComparison.Ordinal))
        {
            await act(Interlocked.Increment(ref _pages));
        }

        await ProcessNextAsync(message, pipeline);
    }
}
