namespace Azure.Storage.Blobs.Models;

public class BlobLeaseRequestConditions : RequestConditions;
