namespace CE4BIG.Embedded.Api.Tests;

/// <summary>
/// Which lines of a stand-in's API the official package does not have. A <c>type</c> line may list fewer base types and
/// interfaces, and a class may be sealed or not; nothing else may differ.
/// </summary>
internal static class ApiComparison
{
    public static IReadOnlyList<string> Deviations(IEnumerable<string> standIn, IEnumerable<string> official)
    {
        var lines = official.ToHashSet(StringComparer.Ordinal);
        var types = lines.Select(TypeLine.Of).OfType<TypeLine>().ToDictionary(t => t.Identity, StringComparer.Ordinal);
        return [.. standIn.Where(line => !lines.Contains(line) && !IsKnownType(line, types))];
    }

    private static bool IsKnownType(string line, Dictionary<string, TypeLine> official) =>
        TypeLine.Of(line) is { } type && official.TryGetValue(type.Identity, out var other) && type.Bases.IsSubsetOf(other.Bases);

    private sealed record TypeLine(string Identity, HashSet<string> Bases)
    {
        public static TypeLine? Of(string line)
        {
            if (!line.StartsWith("type ", StringComparison.Ordinal))
            {
                return null;
            }

            var parts = line.Split(" : ", 2);
            var identity = parts[0].Replace("type sealed class ", "type class ", StringComparison.Ordinal);
            return new TypeLine(identity, parts.Length == 1 ? [] : [.. BaseTypes(parts[1])]);
        }

        // Split at the commas between types, not at those inside a generic one.
        private static IEnumerable<string> BaseTypes(string text)
        {
            var (depth, start) = (0, 0);
            for (var i = 0; i < text.Length; i++)
            {
                depth += text[i] switch { '<' => 1, '>' => -1, _ => 0 };
                if (text[i] == ',' && depth == 0)
                {
                    yield return text[start..i].Trim();
                    start = i + 1;
                }
            }

            yield return text[start..].Trim();
        }
    }
}
