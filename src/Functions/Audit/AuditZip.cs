using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using CE4BIG.Domain.Audit;

namespace CE4BIG.Functions.Audit;

/// <summary>
/// Writes a ZIP straight into an answer, and reckons what its manifest says on the way. The same entries give the same bytes: they come
/// in the order in which they are added and bear times that are handed in.
/// </summary>
internal sealed class AuditZip : IAsyncDisposable
{
    private const int BufferSize = 81_920;

    private readonly ZipArchive _zip;
    private readonly ImmutableArray<ManifestFile>.Builder _files = ImmutableArray.CreateBuilder<ManifestFile>();

    private readonly HeldBackStream _target;

    private AuditZip(HeldBackStream target, ZipArchive zip) => (_target, _zip) = (target, zip);

    /// <summary>Begins a ZIP; disposing it ends it.</summary>
    public static async Task<AuditZip> BeginAsync(Stream target, CancellationToken cancellationToken)
    {
        var held = new HeldBackStream(target);
        return new AuditZip(held, await ZipArchive.CreateAsync(held, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken));
    }

    public Task AddAsync(string path, DateTimeOffset at, byte[] content, CancellationToken cancellationToken) =>
        AddAsync(path, at, new MemoryStream(content, writable: false), cancellationToken);

    public async Task AddAsync(string path, DateTimeOffset at, Stream content, CancellationToken cancellationToken)
    {
        var entry = _zip.CreateEntry(path, CompressionLevel.Optimal);
        entry.LastWriteTime = at.ToUniversalTime();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var length = 0L;
        await using (var target = await entry.OpenAsync(cancellationToken))
        {
            var buffer = new byte[BufferSize];
            int read;
            while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                hash.AppendData(buffer, 0, read);
                length += read;
                await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }

        await _target.FlushAsync(cancellationToken);
        _files.Add(new ManifestFile(path, length, Convert.ToHexStringLower(hash.GetHashAndReset())));
    }

    /// <summary>Adds the manifest of all that was added before.</summary>
    public Task AddManifestAsync(DateTimeOffset at, ImmutableArray<ManifestTrail> trails, CancellationToken cancellationToken) =>
        AddAsync(AuditManifest.Name, at, AuditJson.Write(new AuditManifest(AuditManifest.Today, trails, _files.ToImmutable())), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _zip.DisposeAsync();
        await _target.FlushAsync(CancellationToken.None);
        await _target.DisposeAsync();
    }
}
