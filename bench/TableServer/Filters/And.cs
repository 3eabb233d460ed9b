using CE4BIG.TableServer.Store;

namespace CE4BIG.TableServer.Filters;

/// <summary>Both hold.</summary>
internal sealed record And(Filter Left, Filter Right) : Filter
{
    public override bool Matches(Row row) => Left.Matches(row) && Right.Matches(row);
}
