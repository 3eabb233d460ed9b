using System.Runtime.CompilerServices;
using Azure;

namespace CE4BIG.Embedded.Storage;

/// <summary>A list that is fetched page by page while it is read.</summary>
internal sealed class Pages<T>(Func<string?, int?, CancellationToken, Task<Page<T>>> fetch, int? maxPerPage, CancellationToken cancellationToken)
    : AsyncPageable<T>(cancellationToken)
    where T : notnull
{
    public override IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null) =>
        Enumerate(continuationToken, pageSizeHint ?? maxPerPage);

    private async IAsyncEnumerable<Page<T>> Enumerate(
        string? continuationToken, int? pageSize, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken, cancellationToken);
        do
        {
            var page = await fetch(continuationToken, pageSize, either.Token);
            yield return page;
            continuationToken = page.ContinuationToken;
        }
        while (continuationToken is not null);
    }
}
