namespace Azure.Storage.Blobs.Models;

public class BlobRequestConditions : BlobLeaseRequestConditions;
