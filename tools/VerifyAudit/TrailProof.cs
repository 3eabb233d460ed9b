using CE4BIG.Domain.Exchanges;

namespace CE4BIG.VerifyAudit;

/// <summary>How far an anchor proves one of the file's trails.</summary>
/// <param name="Exchange">Whose trail it is.</param>
/// <param name="Entry">The entry that holds the proof, or would hold it.</param>
/// <param name="Anchor">The anchor's hash; null where the file has no proof that holds.</param>
/// <param name="Rows">How many rows, from the first on, the anchor proves.</param>
internal sealed record TrailProof(ExchangeId Exchange, string Entry, string? Anchor, int Rows);
