namespace Azure.Storage.Blobs.Models;

public class BlobItem
{
    internal BlobItem(string name, BlobItemProperties properties, IDictionary<string, string> metadata)
    {
        Name = name;
        Properties = properties;
        Metadata = metadata;
    }

    public string Name { get; }

    public BlobItemProperties Properties { get; }

    public IDictionary<string, string> Metadata { get; }
}
