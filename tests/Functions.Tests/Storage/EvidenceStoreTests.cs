using Azure;
using CE4BIG.Functions.Storage;

namespace CE4BIG.Functions.Tests.Storage;

[Collection(StorageCollection.Name)]
public sealed class EvidenceStoreTests(StorageFixture storage)
{
    [Fact]
    public async Task A_file_comes_back_byte_for_byte_and_only_under_its_exchange()
    {
        var store = new EvidenceStore(storage.Blobs);
        var (id, file) = (Samples.NewId(), Samples.Evidence("accommodation"));
        byte[] content = [.. "%PDF-"u8, 0, 255, 13, 10];
        await store.WriteAsync(id, file, new MemoryStream(content), default);

        await using var read = await store.ReadAsync(id, file.Id, default);
        using var copy = new MemoryStream();
        await read.CopyToAsync(copy);

        Assert.Equal(content, copy.ToArray());
        Assert.Equal(404, (await Assert.ThrowsAsync<RequestFailedException>(() => store.ReadAsync(Samples.NewId(), file.Id, default))).Status);
    }

    [Fact]
    public async Task A_file_whose_report_was_not_stored_is_removed_and_removing_it_again_is_no_error()
    {
        var store = new EvidenceStore(storage.Blobs);
        var (id, file) = (Samples.NewId(), Samples.Evidence("accommodation"));
        await store.WriteAsync(id, file, new MemoryStream([1]), default);

        await store.DeleteAsync(id, [file], default);
        await store.DeleteAsync(id, [file], default);

        await Assert.ThrowsAsync<RequestFailedException>(() => store.ReadAsync(id, file.Id, default));
    }
}
