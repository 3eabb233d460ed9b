namespace CE4BIG.Azure.Storage.Blobs.Tests;

[CollectionDefinition(Name)]
public sealed class BlobsCollection : ICollectionFixture<BlobsFixture>
{
    public const string Name = "Blobs on Azurite";
}
