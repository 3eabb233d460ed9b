using CE4BIG.TableServer.Store;

namespace CE4BIG.TableServer.Filters;

/// <summary>One holds, or both.</summary>
internal sealed record Or(Filter Left, Filter Right) : Filter
{
    public override bool Matches(Row row) => Left.Matches(row) || Right.Matches(row);
}
