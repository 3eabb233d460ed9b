using System.Collections.Immutable;

namespace CE4BIG.Backup;

/// <summary>Holds a backup against its manifest, offline: every byte of every file is covered by a hash.</summary>
internal sealed class Checking
{
    private readonly BackupFolder _folder;
    private readonly HashSet<string> _expected = new(StringComparer.Ordinal);
    private readonly ImmutableArray<string>.Builder _findings = ImmutableArray.CreateBuilder<string>();

    private Checking(BackupFolder folder) => _folder = folder;

    /// <summary>Checks a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="expected">The SHA-256 that the manifest must have, as it was kept elsewhere; null where none was.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The manifest with its SHA-256 where there is one, and what is wrong; nothing where the backup is whole.</returns>
    public static async Task<(Manifest? Manifest, string Sha256, ImmutableArray<string> Findings)> RunAsync(
        BackupFolder folder, string? expected, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder.Path) || await folder.ManifestAsync(cancellationToken) is not var (manifest, sha256))
        {
            return (null, string.Empty, ["There is no manifest, or it was altered: this is no backup, or one that was not completed."]);
        }

        if (expected is not null && expected != sha256)
        {
            return (null, sha256, [$"The manifest has SHA-256 {sha256} and not {expected}: this is another backup, or somebody has rewritten it."]);
        }

        if (manifest.Format != Manifest.Today)
        {
            return (null, sha256, [FormattableString.Invariant($"The backup has format {manifest.Format}; this program reads {Manifest.Today}.")]);
        }

        // Whoever can write a folder can make its hashes agree. Names lead to files and into the account, so they are read as a stranger's.
        if (PartNames.Wrong(manifest) is { Length: > 0 } wrong)
        {
            return (null, sha256, wrong);
        }

        var checking = new Checking(folder);
        await checking.CheckAsync(manifest, cancellationToken);
        return (manifest, sha256, checking._findings.ToImmutable());
    }

    private async Task CheckAsync(Manifest manifest, CancellationToken cancellationToken)
    {
        foreach (var part in manifest.Tables)
        {
            await IsWholeAsync(part.File, part.Bytes, part.Sha256, cancellationToken);
        }

        foreach (var part in manifest.Containers)
        {
            // A list that was altered is not followed: it may name anything.
            if (!await IsWholeAsync(part.File, part.Bytes, part.Sha256, cancellationToken))
            {
                continue;
            }

            await foreach (var line in _folder.LinesAsync(part.File, cancellationToken))
            {
                if (PartNames.Read(line, part.Name) is not { } blob)
                {
                    _findings.Add($"{part.File} has a line that no backup has.");
                    continue;
                }

                await IsWholeAsync(blob.File, blob.Bytes, blob.Sha256, cancellationToken);
            }
        }

        _findings.AddRange(_folder.Files().Where(f => !BackupFolder.IsManifest(f) && !_expected.Contains(f)).Order(StringComparer.Ordinal).Select(f => $"{f} does not belong to the backup."));
    }

    private async Task<bool> IsWholeAsync(string file, long bytes, string sha256, CancellationToken cancellationToken)
    {
        _expected.Add(file);
        string? found;
        try
        {
            await using var content = _folder.Open(file);
            await using var hash = new SealedStream(Stream.Null);
            await hash.CopyAsync(content, cancellationToken);
            found = hash.Bytes == bytes && hash.Sha256 == sha256 ? null : "was altered";
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            found = "is missing";
        }

        if (found is not null)
        {
            _findings.Add($"{file} {found}.");
        }

        return found is null;
    }
}
