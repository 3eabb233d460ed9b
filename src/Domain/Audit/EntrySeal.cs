namespace CE4BIG.Domain.Audit;

/// <summary>
/// What ties a row of the audit trail to the one before it. Of what tells of people only digests are sealed, so that the people can be
/// taken out of a row without breaking the chain (ADR-0008).
/// </summary>
/// <param name="Salt">What the digests are salted with, in small hexadecimal digits; null once the row tells of nobody.</param>
/// <param name="Who">Digest of the row's person.</param>
/// <param name="Asked">Digest of whom the step is asked of; null where the row asks nobody.</param>
/// <param name="Reason">Digest of the reason; null where none was given.</param>
/// <param name="Evidence">Digest of the evidence that the exchange then had; null where there was none.</param>
/// <param name="Hash">SHA-256 over the row and the hash of the row before.</param>
public sealed record EntrySeal(string? Salt, string Who, string? Asked, string? Reason, string? Evidence, string Hash);
