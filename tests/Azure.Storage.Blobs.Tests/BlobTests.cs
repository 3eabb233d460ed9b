using Azure;
using Azure.Storage.Blobs.Models;

namespace CE4BIG.Azure.Storage.Blobs.Tests;

[Collection(BlobsCollection.Name)]
public sealed class BlobTests(BlobsFixture blobs)
{
    public static TheoryData<int> Sizes => [0, 1, 100_000, 4 * 1024 * 1024 - 1, 4 * 1024 * 1024, 4 * 1024 * 1024 + 1, 20 * 1024 * 1024];

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task A_stream_of_any_length_comes_back_byte_by_byte(int size)
    {
        var container = await blobs.NewContainerAsync();
        var content = Bytes(size);

        await container.GetBlobClient("seekable").UploadAsync(new MemoryStream(content));
        await container.GetBlobClient("forward-only").UploadAsync(new ForwardOnlyStream(content));

        foreach (var name in new[] { "seekable", "forward-only" })
        {
            using var download = (await container.GetBlobClient(name).DownloadStreamingAsync()).Value;
            using var read = new MemoryStream();
            await download.Content.CopyToAsync(read);
            Assert.True(content.AsSpan().SequenceEqual(read.ToArray()));
            Assert.Equal(size, download.Details.ContentLength);
        }
    }

    [Fact]
    public async Task An_upload_starts_at_the_streams_position()
    {
        var container = await blobs.NewContainerAsync();
        var blob = container.GetBlobClient("rest");

        await blob.UploadAsync(new MemoryStream([1, 2, 3, 4]) { Position = 2 });

        Assert.Equal([3, 4], (await blob.DownloadContentAsync()).Value.Content.ToArray());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5 * 1024 * 1024)]
    public async Task Headers_and_metadata_are_stored_with_the_content(int size)
    {
        var container = await blobs.NewContainerAsync();
        var blob = container.GetBlobClient("invoice.pdf");

        var uploaded = (await blob.UploadAsync(new MemoryStream(Bytes(size)), new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/pdf", ContentDisposition = "attachment; filename=\"invoice.pdf\"" },
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["exchange"] = "abc", ["sha256"] = "0f" },
        })).Value;

        var properties = (await blob.GetPropertiesAsync()).Value;
        Assert.Equal((size, "application/pdf"), (properties.ContentLength, properties.ContentType));
        Assert.Equal("attachment; filename=\"invoice.pdf\"", properties.ContentDisposition);
        Assert.Equal(("abc", "0f"), (properties.Metadata["exchange"], properties.Metadata["SHA256"]));
        Assert.Equal((uploaded.ETag, uploaded.LastModified), (properties.ETag, properties.LastModified));
        var details = (await blob.DownloadContentAsync()).Value.Details;
        Assert.Equal(("application/pdf", "abc", uploaded.ETag), (details.ContentType, details.Metadata["exchange"], details.ETag));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5 * 1024 * 1024)]
    public async Task An_upload_that_must_be_the_first_refuses_to_overwrite(int size)
    {
        var container = await blobs.NewContainerAsync();
        var blob = container.GetBlobClient("evidence");
        var first = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
        await blob.UploadAsync(BinaryData.FromString("first"), first);

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => blob.UploadAsync(new MemoryStream(Bytes(size)), first));

        Assert.Equal(409, refusal.Status);
        Assert.Equal(BlobErrorCode.BlobAlreadyExists, refusal.ErrorCode!);
        Assert.Equal("first", (await blob.DownloadContentAsync()).Value.Content.ToString());
    }

    [Fact]
    public async Task An_upload_overwrites_only_when_told()
    {
        var container = await blobs.NewContainerAsync();
        var blob = container.GetBlobClient("evidence");
        await blob.UploadAsync(BinaryData.FromString("first"));

        await Assert.ThrowsAsync<RequestFailedException>(() => blob.UploadAsync(BinaryData.FromString("second")));
        await blob.UploadAsync(BinaryData.FromString("third"), overwrite: true);

        Assert.Equal("third", (await blob.DownloadContentAsync()).Value.Content.ToString());
    }

    [Fact]
    public async Task A_range_downloads_only_its_bytes()
    {
        var container = await blobs.NewContainerAsync();
        var blob = container.GetBlobClient("range");
        await blob.UploadAsync(BinaryData.FromString("0123456789"));

        var part = (await blob.DownloadContentAsync(new BlobDownloadOptions { Range = new HttpRange(2, 3) })).Value;

        Assert.Equal("234", part.Content.ToString());
        Assert.Equal("bytes 2-4/10", part.Details.ContentRange);
    }

    [Fact]
    public async Task What_does_not_exist_says_so()
    {
        var container = await blobs.NewContainerAsync();
        var blob = container.GetBlobClient("missing");

        var download = await Assert.ThrowsAsync<RequestFailedException>(() => blob.DownloadStreamingAsync());
        var properties = await Assert.ThrowsAsync<RequestFailedException>(() => blob.GetPropertiesAsync());

        Assert.Equal((404, "BlobNotFound"), (download.Status, download.ErrorCode));
        Assert.Equal((404, "BlobNotFound"), (properties.Status, properties.ErrorCode));
        Assert.False((await blob.ExistsAsync()).Value);
        Assert.False((await blob.DeleteIfExistsAsync()).Value);
        Assert.False((await container.DeleteBlobIfExistsAsync("missing")).Value);
    }

    [Fact]
    public async Task A_deleted_blob_is_gone()
    {
        var container = await blobs.NewContainerAsync();
        var blob = container.GetBlobClient("short-lived");
        await blob.UploadAsync(BinaryData.FromString("x"));
        Assert.True((await blob.ExistsAsync()).Value);

        Assert.True((await container.DeleteBlobIfExistsAsync("short-lived")).Value);

        Assert.False((await blob.ExistsAsync()).Value);
    }

    [Fact]
    public async Task A_condition_on_the_version_guards_a_delete()
    {
        var container = await blobs.NewContainerAsync();
        var blob = container.GetBlobClient("guarded");
        var old = (await blob.UploadAsync(BinaryData.FromString("1"))).Value.ETag;
        await blob.UploadAsync(BinaryData.FromString("2"), overwrite: true);

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(
            () => blob.DeleteIfExistsAsync(conditions: new BlobRequestConditions { IfMatch = old }));

        Assert.Equal((412, "ConditionNotMet"), (refusal.Status, refusal.ErrorCode));
    }

    [Theory]
    [InlineData("folder/sub folder/żółw 🧬.pdf")]
    [InlineData("100% & more?#=+;'\".txt")]
    [InlineData("../container1/escape")]
    [InlineData("a//b/./c")]
    public async Task Odd_names_address_exactly_their_blob(string name)
    {
        var container = await blobs.NewContainerAsync();
        var blob = container.GetBlobClient(name);

        await blob.UploadAsync(BinaryData.FromString(name));

        Assert.Equal(name, (await blob.DownloadContentAsync()).Value.Content.ToString());
        Assert.Equal(name, Assert.Single(await container.GetBlobsAsync().ToListAsync()).Name);
        Assert.True((await blob.DeleteIfExistsAsync()).Value);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("")]
    public async Task A_name_that_is_a_step_in_a_path_is_a_mistake(string name)
    {
        var container = await blobs.NewContainerAsync();

        Assert.Throws<ArgumentException>(() => container.GetBlobClient(name));
    }

    internal static byte[] Bytes(int size)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        return bytes;
    }
}
