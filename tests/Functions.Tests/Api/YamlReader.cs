using System.Globalization;
using System.Text.Json.Nodes;

namespace CE4BIG.Functions.Tests.Api;

/// <summary>
/// Reads the part of YAML that docs/openapi.yaml is written in: block mappings and sequences by indentation, plain and quoted scalars,
/// flow sequences of scalars, folded text. Anything else fails with its line, so that nothing is misread in silence.
/// </summary>
internal sealed class YamlReader
{
    private readonly List<(int Indent, string Text, int Number)> _lines;
    private int _next;

    private YamlReader(string text) => _lines =
    [
        .. text.Split('\n').Select((line, i) => (Indent: line.Length - line.TrimStart(' ').Length, Text: line.Trim(), Number: i + 1))
            .Where(line => line.Text.Length > 0 && !line.Text.StartsWith('#')),
    ];

    public static JsonObject Read(string text) => (JsonObject)new YamlReader(text).Block(0)!;

    private JsonNode? Block(int indent) => _lines[_next].Text.StartsWith("- ", StringComparison.Ordinal) ? Sequence(indent) : Mapping(indent);

    private JsonArray Sequence(int indent)
    {
        var items = new JsonArray();
        while (_next < _lines.Count && _lines[_next].Indent == indent && _lines[_next].Text.StartsWith("- ", StringComparison.Ordinal))
        {
            var (_, text, number) = _lines[_next];
            var rest = text[2..].TrimStart();
            if (KeyOf(rest) is null)
            {
                items.Add(Scalar(rest, number));
                _next++;
                continue;
            }

            // A mapping that begins behind the dash goes on under its first key.
            _lines[_next] = (indent + 2, rest, number);
            items.Add((JsonNode?)Mapping(indent + 2));
        }

        return items;
    }

    private JsonObject Mapping(int indent)
    {
        var members = new JsonObject();
        while (_next < _lines.Count && _lines[_next].Indent == indent && !_lines[_next].Text.StartsWith("- ", StringComparison.Ordinal))
        {
            var (_, text, number) = _lines[_next];
            var key = KeyOf(text) ?? throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Line {number} is no key with a value."));
            var rest = text[(key.Length + 1)..].Trim();
            _next++;
            members.Add(key.Trim('"'), rest.Length > 0 ? rest == ">-" ? Folded(indent) : Scalar(rest, number)
                : _next < _lines.Count && _lines[_next].Indent > indent ? Block(_lines[_next].Indent)
                : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Line {number} has a key and nothing else.")));
        }

        return _next < _lines.Count && _lines[_next].Indent > indent
            ? throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Line {_lines[_next].Number} is indented otherwise than those before."))
            : members;
    }

    private JsonNode Folded(int indent)
    {
        var parts = new List<string>();
        while (_next < _lines.Count && _lines[_next].Indent > indent)
        {
            parts.Add(_lines[_next++].Text);
        }

        return string.Join(' ', parts);
    }

    // Up to a colon that ends the line or has a space behind it; null for a scalar.
    private static string? KeyOf(string text)
    {
        var from = text.StartsWith('"') ? text.IndexOf('"', 1) + 1 : 0;
        var colon = text.EndsWith(':') && text.IndexOf(": ", from, StringComparison.Ordinal) < 0 ? text.Length - 1 : text.IndexOf(": ", from, StringComparison.Ordinal);
        return colon < from || colon < 0 || (text.StartsWith('"') && colon != from) ? null : text[..colon];
    }

    private static JsonNode? Scalar(string text, int number) => text switch
    {
        "null" => null,
        "true" => true,
        "false" => false,
        "[]" => new JsonArray(),
        ['[', .. var inner, ']'] => new JsonArray([.. inner.Split(',').Select(item => Scalar(item.Trim(), number))]),
        ['"', .. var quoted, '"'] when !quoted.Contains('"', StringComparison.Ordinal) && !quoted.Contains('\\', StringComparison.Ordinal) => quoted,
        ['{' or '[' or '"' or '&' or '*' or '|' or '>' or '!' or '\'', ..] => throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Line {number} is YAML that is not read here.")),
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
        _ when decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var broken) => broken,
        _ => text,
    };
}
