using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace CE4BIG.Azure.Storage.Blobs.Tests;

[Collection(BlobsCollection.Name)]
public sealed class ContainerTests(BlobsFixture blobs)
{
    [Fact]
    public async Task A_container_is_created_once()
    {
        var container = new BlobServiceClient(blobs.ConnectionString).GetBlobContainerClient("created-once");
        Assert.False((await container.ExistsAsync()).Value);

        var first = await container.CreateIfNotExistsAsync();
        var second = await container.CreateIfNotExistsAsync();

        Assert.NotEqual(default, first!.Value.ETag);
        Assert.Null(second);
        Assert.True((await container.ExistsAsync()).Value);
    }

    [Fact]
    public async Task A_blob_in_a_missing_container_is_refused()
    {
        var container = new BlobServiceClient(blobs.ConnectionString).GetBlobContainerClient("missing");

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => container.GetBlobClient("x").UploadAsync(BinaryData.FromString("x")));

        Assert.Equal(404, refusal.Status);
        Assert.Equal(BlobErrorCode.ContainerNotFound, refusal.ErrorCode!);
    }

    [Fact]
    public async Task A_list_shows_the_blobs_under_a_prefix_with_their_properties()
    {
        var container = await blobs.NewContainerAsync();
        await container.GetBlobClient("e1/a").UploadAsync(BinaryData.FromString("12345"), new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = "text/plain" },
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["kind"] = "report" },
        });
        await container.GetBlobClient("e1/b").UploadAsync(BinaryData.FromString("b"));
        await container.GetBlobClient("e2/a").UploadAsync(BinaryData.FromString("c"));

        var found = await container.GetBlobsAsync(BlobTraits.Metadata, prefix: "e1/").ToListAsync();

        Assert.Equal("e1/a e1/b", string.Join(' ', found.Select(b => b.Name)));
        Assert.Equal((5L, "text/plain", "report"), (found[0].Properties.ContentLength, found[0].Properties.ContentType, found[0].Metadata["kind"]));
        Assert.Equal((await container.GetBlobClient("e1/a").GetPropertiesAsync()).Value.ETag, found[0].Properties.ETag);
        Assert.NotNull(found[0].Properties.LastModified);
    }

    [Fact]
    public async Task A_long_list_comes_in_pages_that_can_be_continued()
    {
        var container = await blobs.NewContainerAsync();
        for (var i = 0; i < 7; i++)
        {
            await container.GetBlobClient("b" + i.ToString(CultureInfo.InvariantCulture)).UploadAsync(BinaryData.FromString("x"));
        }

        var first = await container.GetBlobsAsync().AsPages(pageSizeHint: 3).FirstAsync();
        var rest = await container.GetBlobsAsync().AsPages(first.ContinuationToken, pageSizeHint: 3).ToListAsync();

        Assert.Equal(3, first.Values.Count);
        Assert.Equal("b3 b4 b5 b6", string.Join(' ', rest.SelectMany(p => p.Values).Select(b => b.Name)));
        Assert.Null(rest[^1].ContinuationToken);
    }

    [Fact]
    public async Task An_empty_container_lists_nothing()
    {
        var container = await blobs.NewContainerAsync();

        Assert.Empty(await container.GetBlobsAsync().ToListAsync());
    }
}
