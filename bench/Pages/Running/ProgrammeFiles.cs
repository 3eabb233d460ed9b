using System.Text.Json.Nodes;
using CE4BIG.Testing;

namespace CE4BIG.PageBench.Running;

/// <summary>The shipped programme files with money for as many exchanges as are made.</summary>
internal static class ProgrammeFiles
{
    private const int EurosEach = 1_100;

    /// <summary>Writes them into a folder of the name "programmes" under the given one.</summary>
    public static void Write(string folder, int exchanges)
    {
        var to = Directory.CreateDirectory(Path.Combine(folder, "programmes")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Azurite.RepositoryRoot(), "programmes"), "*.json"))
        {
            var target = Path.Combine(to, Path.GetFileName(file));
            var text = JsonNode.Parse(File.ReadAllBytes(file))!.AsObject();
            if (text["clusters"] is JsonArray clusters)
            {
                foreach (var cluster in clusters)
                {
                    cluster!["budgetEur"] = exchanges * EurosEach;
                }

                text["projectBudgetEur"] = (clusters.Count + 1) * exchanges * EurosEach;
            }

            File.WriteAllText(target, text.ToJsonString());
        }
    }
}
