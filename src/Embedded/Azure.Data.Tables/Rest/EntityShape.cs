using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Serialization;
using System.Text.Json;

namespace Azure.Data.Tables.Rest;

/// <summary>The stored properties of a typed entity, found by reflection once for each type.</summary>
internal sealed class EntityShape
{
    // A cache of facts about types, which never change while the process runs.
    private static readonly ConcurrentDictionary<Type, EntityShape> Known = new();

    private readonly EntityProperty[] _properties;
    private readonly ConstructorInvoker? _create;

    private EntityShape(Type type)
    {
        // The four of ITableEntity travel through the interface, so that an entity may implement them explicitly.
        _properties =
        [
            .. type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
                .Where(p => p.GetIndexParameters().Length == 0
                    && p.Name is not (nameof(ITableEntity.PartitionKey) or nameof(ITableEntity.RowKey) or nameof(ITableEntity.Timestamp) or nameof(ITableEntity.ETag))
                    && !p.IsDefined(typeof(IgnoreDataMemberAttribute)))
                .Select(EntityProperty.Of),
        ];
        _create = type.GetConstructor(Type.EmptyTypes) is { } constructor ? ConstructorInvoker.Create(constructor) : null;
        Type = type;
    }

    private Type Type { get; }

    public static EntityShape Of(Type type) => Known.GetOrAdd(type, static t => new EntityShape(t));

    public object Create() => _create?.Invoke() ?? throw new InvalidOperationException($"{Type} needs a public constructor without parameters to be read.");

    public void Write(Utf8JsonWriter json, object entity)
    {
        foreach (var property in _properties)
        {
            property.Write(json, entity);
        }
    }

    /// <summary>The property that the reader stands on. The service keeps the order of writing, so the next one is nearly always right.</summary>
    public EntityProperty? Find(ref Utf8JsonReader json, ref int next)
    {
        for (var i = 0; i < _properties.Length; i++)
        {
            var candidate = _properties[(next + i) % _properties.Length];
            if (json.ValueTextEquals(candidate.Utf8Name.Span))
            {
                next += i + 1;
                return candidate;
            }
        }

        return null;
    }
}
