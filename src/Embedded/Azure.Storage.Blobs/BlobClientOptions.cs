using Azure.Core;

namespace Azure.Storage.Blobs;

public class BlobClientOptions : ClientOptions
{
    public BlobClientOptions(ServiceVersion version = ServiceVersion.V2023_01_03)
    {
        if (version is not ServiceVersion.V2023_01_03)
        {
            throw new ArgumentOutOfRangeException(nameof(version));
        }

        Version = version;
    }

    public enum ServiceVersion
    {
        V2023_01_03 = 17,
    }

    public ServiceVersion Version { get; }
}
