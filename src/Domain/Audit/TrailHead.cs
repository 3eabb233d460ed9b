using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Domain.Audit;

/// <summary>How far a trail has come.</summary>
/// <param name="Exchange">Whose trail it is.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Hash">The hash of the last one.</param>
public sealed record TrailHead(ExchangeId Exchange, int Rows, string Hash)
{
    private const string Form = "ce4big-trail-head/1";

    /// <summary>What stands for it in the tree of an anchor.</summary>
    public string Leaf() => CanonicalHash.Of(Form, Exchange.Value, CanonicalHash.Text(Rows), Hash);
}
