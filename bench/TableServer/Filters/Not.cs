using CE4BIG.TableServer.Store;

namespace CE4BIG.TableServer.Filters;

/// <summary>It does not hold.</summary>
internal sealed record Not(Filter Inner) : Filter
{
    public override bool Matches(Row row) => !Inner.Matches(row);
}
