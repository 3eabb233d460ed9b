namespace CE4BIG.Domain.Audit;

/// <summary>One piece of evidence, as <c>evidence.json</c> lists it in the order of the report.</summary>
/// <param name="Path">Where it lies within the exchange's folder.</param>
/// <param name="Item">The item of the checklist that it proves.</param>
/// <param name="Name">As the visitor named it.</param>
/// <param name="Bytes">Its size when it was handed in.</param>
/// <param name="Sha256">Of its bytes when it was handed in.</param>
public sealed record KeptEvidence(string Path, string Item, string Name, long Bytes, string Sha256);
