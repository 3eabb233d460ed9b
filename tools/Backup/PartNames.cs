using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using CE4BIG.Functions.Storage;

namespace CE4BIG.Backup;

/// <summary>
/// Holds the names in a backup to what this program writes: tables and containers to the <see cref="Catalogue"/>, files to where they lie. A
/// backup that somebody made up then neither reads another file of this machine nor writes anything but the desk's own.
/// </summary>
internal static partial class PartNames
{
    // The service's own limit.
    private const int LongestBlobName = 1024;

    /// <summary>What is wrong with the names in a manifest; nothing where each is one that is written.</summary>
    public static ImmutableArray<string> Wrong(Manifest manifest)
    {
        if (manifest.Tables.IsDefault || manifest.Containers.IsDefault || manifest.Moved.IsDefault || manifest.Tables.Concat(manifest.Containers).Any(part => part?.Name is null))
        {
            return ["The manifest lacks something that every backup has."];
        }

        var tables = Catalogue.Saved.Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
        var containers = Catalogue.Containers.ToHashSet(StringComparer.Ordinal);
        var wrong = manifest.Tables.Where(part => !tables.Remove(part.Name) || part.File != BackupFolder.TableFile(part.Name))
            .Concat(manifest.Containers.Where(part => !containers.Remove(part.Name) || part.File != BackupFolder.ContainerFile(part.Name)))
            .Select(part => $"The manifest names {part.Name} in {part.File}, where no backup has it, or has it again.");
        return [.. wrong, .. tables.Contains(TableNames.Exchanges) ? ["The manifest names no exchanges."] : ImmutableArray<string>.Empty];
    }

    /// <summary>A line of a container's list; null where it is none that is written.</summary>
    public static BlobLine? Read(string line, string container)
    {
        try
        {
            return JsonSerializer.Deserialize<BlobLine>(line, BlobCopy.Json) is { Name: not null, File: not null, Sha256: not null, Metadata: not null } blob
                && IsBlob(blob.Name) && Number().Match(blob.File) is { Success: true } file && file.Groups["container"].Value == container
                ? blob
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Clients take the name into an address, where such a segment would lead into another container.
    private static bool IsBlob(string name) => name.Length is > 0 and <= LongestBlobName
        && !name.Any(c => char.IsControl(c) || c == '\\')
        && name.Split('/').All(segment => segment is not ("" or "." or ".."));

    [GeneratedRegex(@"\Ablobs/(?<container>[a-z]+)/[0-9]{6,9}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
