using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Domain.Audit;

/// <summary>One exchange of an audit file.</summary>
/// <param name="Exchange">Its number.</param>
/// <param name="Folder">What its entries' names begin with: empty, or a folder with a slash at its end.</param>
/// <param name="Rows">How many rows its trail has.</param>
/// <param name="Head">The hash of the last one.</param>
/// <param name="Anchored">Whether there is a proof against an anchor.</param>
public sealed record ManifestTrail(ExchangeId Exchange, string Folder, int Rows, string Head, bool Anchored);
