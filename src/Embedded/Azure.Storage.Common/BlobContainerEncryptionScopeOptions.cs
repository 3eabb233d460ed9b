namespace Azure.Storage.Blobs.Models;

// Stands in a signature, where only null is passed: encryption scopes are no part of the app.
public sealed class BlobContainerEncryptionScopeOptions
{
    private BlobContainerEncryptionScopeOptions()
    {
    }
}
