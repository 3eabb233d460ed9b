using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using CE4BIG.TableServer.Filters;

namespace CE4BIG.TableServer.Store;

/// <summary>All tables.</summary>
internal sealed partial class Account
{
    private readonly ConcurrentDictionary<string, Table> _tables = new(StringComparer.OrdinalIgnoreCase);

    public Table? Find(string name) => _tables.GetValueOrDefault(name);

    public ServiceError? Create(string name) =>
        !GoodName().IsMatch(name) ? ServiceError.BadTableName
        : _tables.TryAdd(name, new Table()) ? null
        : ServiceError.TableAlreadyExists;

    public ServiceError? Delete(string name) => _tables.TryRemove(name, out _) ? null : ServiceError.ResourceNotFound;

    /// <summary>The names of the tables that the filter lets through.</summary>
    public IEnumerable<string> Names(Filter? filter) => _tables.Keys.Order(StringComparer.Ordinal)
        .Where(name => filter?.Matches(new Row(string.Empty, string.Empty, default, System.Text.Encoding.UTF8.GetBytes($"{{\"TableName\":\"{name}\"}}"))) != false);

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{2,62}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GoodName();
}
