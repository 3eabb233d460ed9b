using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Azure.Data.Tables;

public sealed class TableEntity : ITableEntity, IDictionary<string, object?>
{
    internal const string ETagName = "odata.etag";

    private readonly Dictionary<string, object?> _properties;

    public TableEntity()
        : this(values: null)
    {
    }

    public TableEntity(string partitionKey, string rowKey)
        : this(values: null)
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    public TableEntity(IDictionary<string, object?>? values) =>
        _properties = values is null ? new Dictionary<string, object?>(StringComparer.Ordinal) : new Dictionary<string, object?>(values, StringComparer.Ordinal);

    // Null until set, like the original's: the keys are entries of the dictionary as well.
    public string PartitionKey
    {
        get => GetString(nameof(PartitionKey))!;
        set => _properties[nameof(PartitionKey)] = value;
    }

    public string RowKey
    {
        get => GetString(nameof(RowKey))!;
        set => _properties[nameof(RowKey)] = value;
    }

    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(nameof(Timestamp));
        set => _properties[nameof(Timestamp)] = value;
    }

    public ETag ETag
    {
        get => GetString(ETagName) is { } etag ? new ETag(etag) : default;
        set => _properties[ETagName] = value.ToString();
    }

    public int Count => _properties.Count;

    public ICollection<string> Keys => _properties.Keys;

    ICollection<object?> IDictionary<string, object?>.Values => _properties.Values;

    bool ICollection<KeyValuePair<string, object?>>.IsReadOnly => false;

    public object? this[string key]
    {
        get => _properties.GetValueOrDefault(Checked(key));
        set => _properties[Checked(key)] =
            value is not null && _properties.GetValueOrDefault(key) is { } existing ? Coerced(existing, value) : value;
    }

    public string? GetString(string key) => Get<string>(key);

    public byte[]? GetBinary(string key) => this[key] is BinaryData data ? data.ToArray() : Get<byte[]>(key);

    public BinaryData? GetBinaryData(string key) => this[key] is byte[] bytes ? BinaryData.FromBytes(bytes) : Get<BinaryData>(key);

    public bool? GetBoolean(string key) => Get<bool?>(key);

    public DateTime? GetDateTime(string key) => this[key] is DateTimeOffset moment ? moment.UtcDateTime : Get<DateTime?>(key);

    public DateTimeOffset? GetDateTimeOffset(string key) =>
        this[key] is DateTime { Kind: DateTimeKind.Utc } moment ? new DateTimeOffset(moment) : Get<DateTimeOffset?>(key);

    public double? GetDouble(string key) => Get<double?>(key);

    public Guid? GetGuid(string key) => Get<Guid?>(key);

    public int? GetInt32(string key) => Get<int?>(key);

    public long? GetInt64(string key) => Get<long?>(key);

    public void Add(string key, object? value)
    {
        if (!_properties.TryAdd(Checked(key), value))
        {
            throw new ArgumentException($"The entity already has a property '{key}'.", nameof(key));
        }
    }

    public void Clear() => _properties.Clear();

    public bool ContainsKey(string key) => _properties.ContainsKey(key);

    public bool Remove(string key) => _properties.Remove(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value) => _properties.TryGetValue(key, out value);

    void ICollection<KeyValuePair<string, object?>>.Add(KeyValuePair<string, object?> item) => Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object?>>.Contains(KeyValuePair<string, object?> item) =>
        ((ICollection<KeyValuePair<string, object?>>)_properties).Contains(item);

    void ICollection<KeyValuePair<string, object?>>.CopyTo(KeyValuePair<string, object?>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, object?>>)_properties).CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object?>>.Remove(KeyValuePair<string, object?> item) =>
        ((ICollection<KeyValuePair<string, object?>>)_properties).Remove(item);

    IEnumerator<KeyValuePair<string, object?>> IEnumerable<KeyValuePair<string, object?>>.GetEnumerator() => _properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _properties.GetEnumerator();

    internal Dictionary<string, object?>.Enumerator Properties() => _properties.GetEnumerator();

    /// <summary>Stores what the service sent, whatever was there before.</summary>
    internal void SetRead(string key, object? value) => _properties[key] = value;

    private static string Checked(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return key;
    }

    /// <summary>A property keeps its type: a long stays one when an int is assigned, and a text never becomes a number.</summary>
    private static object Coerced(object existing, object value) => (existing, value) switch
    {
        (int, long or double) => value,
        (long, int number) => (long)number,
        (double, int number) => (double)number,
        (string, DateTime or DateTimeOffset) or (DateTime, DateTimeOffset) or (DateTimeOffset, DateTime) => value,
        _ when existing.GetType().IsInstanceOfType(value) => value,
        _ => throw new InvalidOperationException($"A property of type {existing.GetType()} cannot be given a {value.GetType()}."),
    };

    private T? Get<T>(string key) => this[key] switch
    {
        null => default,
        T value => value,
        var other => throw new InvalidOperationException($"Cannot return {typeof(T)} type for a {other.GetType()} typed property."),
    };
}
