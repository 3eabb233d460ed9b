using CE4BIG.TableServer.Store;

namespace CE4BIG.TableServer.Filters;

/// <summary>A query's condition.</summary>
internal abstract record Filter
{
    public abstract bool Matches(Row row);
}
