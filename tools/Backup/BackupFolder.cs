using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CE4BIG.Backup;

/// <summary>The folder of a backup. It holds personal data, so nobody but its owner may look into it.</summary>
internal sealed class BackupFolder(string path)
{
    private const string ManifestFile = "manifest.json";
    private const string SealFile = "manifest.sha256";
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnFolder = OwnFile | UnixFileMode.UserExecute;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Where it is.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>The file of a table.</summary>
    public static string TableFile(string table) => $"tables/{table}.jsonl";

    /// <summary>The list of a container.</summary>
    public static string ContainerFile(string container) => $"blobs/{container}.jsonl";

    /// <summary>Makes the folder.</summary>
    /// <exception cref="BackupException">There is something in it already.</exception>
    public void Begin()
    {
        if (Directory.Exists(Path) && Directory.EnumerateFileSystemEntries(Path).Any())
        {
            throw new BackupException($"{Path} is not empty. Every backup has a folder of its own.");
        }

        CreateFolder(Path);
        if (!OperatingSystem.IsWindows())
        {
            // It may have been there, open to others.
            File.SetUnixFileMode(Path, OwnFolder);
        }
    }

    /// <summary>Deletes the folder with all that was written into it.</summary>
    /// <param name="cause">Why.</param>
    /// <exception cref="BackupException">It cannot be.</exception>
    public void Discard(Exception cause)
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"{cause.Message} What was written could not be deleted, and is personal data: delete {Path} yourself. {failure.Message}");
        }
    }

    /// <summary>Begins a file, and the folder in which it lies.</summary>
    public SealedStream Create(string file)
    {
        var full = Full(file);
        CreateFolder(System.IO.Path.GetDirectoryName(full)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnFile;
        }

        return new SealedStream(new FileStream(full, options));
    }

    /// <summary>Opens a file.</summary>
    public FileStream Open(string file) => File.OpenRead(Full(file));

    /// <summary>The lines of a file.</summary>
    public IAsyncEnumerable<string> LinesAsync(string file, CancellationToken cancellationToken) => File.ReadLinesAsync(Full(file), cancellationToken);

    /// <summary>Every file that is there, relative to the folder.</summary>
    public IEnumerable<string> Files() => Directory.EnumerateFiles(Path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
        .Select(f => System.IO.Path.GetRelativePath(Path, f).Replace('\\', '/'));

    /// <summary>Whether a file is one of the backup's own.</summary>
    public static bool IsManifest(string file) => file is ManifestFile or SealFile;

    /// <summary>Completes the backup.</summary>
    /// <returns>The manifest's SHA-256.</returns>
    public async Task<string> CompleteAsync(Manifest manifest, CancellationToken cancellationToken)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(manifest, Json);
        await using (var file = Create(ManifestFile))
        {
            await file.WriteAsync(text, cancellationToken);
        }

        var hash = Hash(text);
        await using (var file = Create(SealFile))
        {
            await file.WriteAsync(Encoding.ASCII.GetBytes(hash), cancellationToken);
        }

        return hash;
    }

    /// <summary>The manifest and its SHA-256; null where there is none, or it is not the one that was written.</summary>
    public async Task<(Manifest Manifest, string Sha256)?> ManifestAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(Full(ManifestFile)) || !File.Exists(Full(SealFile)))
        {
            return null;
        }

        var text = await File.ReadAllBytesAsync(Full(ManifestFile), cancellationToken);
        var hash = Hash(text);
        var seal = await File.ReadAllBytesAsync(Full(SealFile), cancellationToken);
        try
        {
            return seal.AsSpan().SequenceEqual(Encoding.ASCII.GetBytes(hash)) && JsonSerializer.Deserialize<Manifest>(text, Json) is { } manifest ? (manifest, hash) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Hash(byte[] text) => Convert.ToHexStringLower(SHA256.HashData(text));

    private static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnFolder);
        }
    }

    private string Full(string file) => System.IO.Path.Combine(Path, file);
}
