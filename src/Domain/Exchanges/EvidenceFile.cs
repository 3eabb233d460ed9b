namespace CE4BIG.Domain.Exchanges;

/// <summary>One uploaded piece of evidence; its bytes are in blob storage.</summary>
/// <param name="Id">Unique within the exchange; names the blob.</param>
/// <param name="Item">The key of the checklist item it proves.</param>
/// <param name="FileName">As the visitor named it, without folders.</param>
/// <param name="ContentType">As found by its first bytes, not as claimed.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Sha256">Of its bytes, in lower-case hexadecimal.</param>
public sealed record EvidenceFile(string Id, string Item, string FileName, string ContentType, long Length, string Sha256);
