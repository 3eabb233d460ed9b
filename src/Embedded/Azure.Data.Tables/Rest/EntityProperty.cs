using System.Reflection;
using System.Runtime.Serialization;
using System.Text;
using System.Text.Json;

namespace Azure.Data.Tables.Rest;

/// <summary>One property of a typed entity: its stored name and how to get and set it.</summary>
internal sealed class EntityProperty
{
    private readonly Type _type;
    private readonly EdmKind _kind;
    private readonly MethodInvoker? _get;
    private readonly MethodInvoker? _set;

    private EntityProperty(PropertyInfo property, Type type, EdmKind kind)
    {
        Name = property.GetCustomAttribute<DataMemberAttribute>()?.Name ?? property.Name;
        Utf8Name = Encoding.UTF8.GetBytes(Name);
        _type = type;
        _kind = kind;
        _get = property.GetMethod is { IsPublic: true } get ? MethodInvoker.Create(get) : null;
        _set = property.SetMethod is { IsPublic: true } set ? MethodInvoker.Create(set) : null;
    }

    public string Name { get; }

    public ReadOnlyMemory<byte> Utf8Name { get; }

    public static EntityProperty Of(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return KindOf(type) is { } kind
            ? new EntityProperty(property, type, kind)
            : throw new NotSupportedException(
                $"{property.DeclaringType}.{property.Name}: a table cannot store a {property.PropertyType}. Mark it [IgnoreDataMember] to leave it out.");
    }

    public void Write(Utf8JsonWriter json, object entity)
    {
        if (_get?.Invoke(entity) is { } value)
        {
            EdmValue.Write(json, Name, value);
        }
    }

    public void Read(ref Utf8JsonReader json, object entity)
    {
        if (_set is null || json.TokenType is JsonTokenType.Null)
        {
            json.Skip();
            return;
        }

        var value = EdmValue.Read(ref json, _kind);
        _set.Invoke(entity, _kind is EdmKind.Enum ? Enum.Parse(_type, (string)value!) : value);
    }

    private static EdmKind? KindOf(Type type) => type switch
    {
        _ when type == typeof(string) => EdmKind.String,
        _ when type == typeof(bool) => EdmKind.Boolean,
        _ when type == typeof(int) => EdmKind.Int32,
        _ when type == typeof(long) => EdmKind.Int64,
        _ when type == typeof(double) => EdmKind.Double,
        _ when type == typeof(DateTime) => EdmKind.DateTime,
        _ when type == typeof(DateTimeOffset) => EdmKind.DateTimeOffset,
        _ when type == typeof(Guid) => EdmKind.Guid,
        _ when type == typeof(byte[]) => EdmKind.Binary,
        _ when type == typeof(BinaryData) => EdmKind.BinaryData,
        { IsEnum: true } => EdmKind.Enum,
        _ => null,
    };
}
