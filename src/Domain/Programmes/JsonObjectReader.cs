namespace CE4BIG.Domain.Programmes;

/// <summary>The properties of an object that was read as having exactly these.</summary>
internal sealed class JsonObjectReader(IReadOnlyDictionary<string, JsonNodeReader> properties)
{
    public JsonNodeReader this[string name] => properties[name];
}
