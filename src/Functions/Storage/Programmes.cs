using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Blobs;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Staff;

namespace CE4BIG.Functions.Storage;

/// <summary>
/// The programmes: those of today from their files, and every version that an exchange was ever judged by from storage, since an
/// exchange keeps its version when the file changes (domain: Rules as data).
/// </summary>
public sealed class Programmes
{
    private const string Container = "programmes";

    private readonly ConcurrentDictionary<(string Id, string Version), Programme> _known = new();
    private readonly ConcurrentDictionary<(string Id, string Version), bool> _kept = new();
    private readonly ConcurrentDictionary<(string Id, string Version), (object Source, Programme Programme)> _staffed = new();
    private readonly StaffRegister? _staff;
    private readonly Dictionary<string, (Programme Programme, byte[] Text)> _current;
    private readonly BlobServiceClient _blobs;

    private Programmes(Dictionary<string, (Programme Programme, byte[] Text)> current, BlobServiceClient blobs, StaffRegister? staff)
    {
        _current = current;
        _blobs = blobs;
        _staff = staff;
        foreach (var (programme, _) in current.Values)
        {
            _known[(programme.Id, programme.Version)] = programme;
        }
    }

    /// <summary>Today's programmes, by id.</summary>
    public IEnumerable<Programme> Current => _current.Values.Select(p => p.Programme).OrderBy(p => p.Id, StringComparer.Ordinal);

    /// <summary>Reads every programme file of a folder.</summary>
    /// <param name="folder">Where they lie.</param>
    /// <param name="blobs">Where earlier versions are kept.</param>
    /// <param name="staff">Knows the absences that people entered; null where only those of the files count.</param>
    /// <exception cref="InvalidOperationException">A file is wrong: the message names file, field, value and what is allowed.</exception>
    public static Programmes Read(string folder, BlobServiceClient blobs, StaffRegister? staff = null)
    {
        var current = new Dictionary<string, (Programme, byte[])>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Where(f => !f.EndsWith(".schema.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var text = File.ReadAllBytes(file);
            var read = ProgrammeFile.Read(text);
            if (!read.Ok)
            {
                throw new InvalidOperationException(
                    $"{Path.GetFileName(file)} is not a programme: {string.Join("; ", read.Errors.Select(e => e.ToString()))}");
            }

            if (!current.TryAdd(read.Value.Id, (read.Value, text)))
            {
                throw new InvalidOperationException($"{Path.GetFileName(file)} has the id {read.Value.Id}, which another programme file has already.");
            }
        }

        return current.Count > 0 ? new Programmes(current, blobs, staff) : throw new InvalidOperationException($"There is no programme file in {folder}.");
    }

    /// <summary>Today's version of a programme as its file has it; null where there is none of that id. Whom to ask is told by <see cref="GetAsync"/>.</summary>
    public Programme? Find(string? id) => id is not null && _current.TryGetValue(id, out var found) ? found.Programme : null;

    /// <summary>Some version of a programme, today's or an earlier one, with today's people and every absence of theirs.</summary>
    public async ValueTask<Programme> GetAsync(string id, string version, CancellationToken cancellationToken)
    {
        var programme = _known.TryGetValue((id, version), out var known) ? known : await ReadKeptAsync(id, version, cancellationToken);
        if (_staff is null)
        {
            return programme;
        }

        // Put together once for each reading of the register, which is the same object until it is read anew.
        var settings = await _staff.OfAsync(id, cancellationToken);
        if (_staffed.TryGetValue((id, version), out var staffed) && ReferenceEquals(staffed.Source, settings))
        {
            return staffed.Programme;
        }

        var present = AbsenceRules.Apply(programme, settings.ToDictionary(s => s.Key, s => s.Value.Absences, StringComparer.Ordinal));
        _staffed[(id, version)] = (settings, present);
        return present;
    }

    /// <summary>Keeps today's version for as long as exchanges may need it. Done before an exchange that it judges is stored.</summary>
    public async ValueTask KeepAsync(string id, string version, CancellationToken cancellationToken)
    {
        if (_kept.ContainsKey((id, version)) || !_current.TryGetValue(id, out var current) || current.Programme.Version != version)
        {
            return;
        }

        var container = _blobs.GetBlobContainerClient(Container);
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        try
        {
            await container.GetBlobClient(Name(id, version)).UploadAsync(new BinaryData(current.Text), overwrite: false, cancellationToken);
        }
        catch (RequestFailedException failure) when (failure.Status is 409 or 412)
        {
            // Kept before. A version's text never changes: a coordinator who edits the file raises its version.
        }

        _kept[(id, version)] = true;
    }

    private async Task<Programme> ReadKeptAsync(string id, string version, CancellationToken cancellationToken)
    {
        var blob = await _blobs.GetBlobContainerClient(Container).GetBlobClient(Name(id, version)).DownloadContentAsync(cancellationToken: cancellationToken);
        var read = ProgrammeFile.Read(blob.Value.Content.ToMemory().Span);
        var kept = read.Value ?? throw new InvalidOperationException($"Programme {id} {version} as kept can no longer be read.");
        return _known.GetOrAdd((id, version), WithTodaysPeople(kept));
    }

    // The rules are those an exchange began with; but whoever left is not asked any more, and how long files are kept follows from the
    // project's final payment, which is known only later (domain: art. 20).
    private Programme WithTodaysPeople(Programme kept) => Find(kept.Id) is not { } today ? kept : kept with
    {
        Retention = today.Retention,
        Coordinators = today.Coordinators,
        Clusters =
        [
            .. kept.Clusters.Select(c => today.FindCluster(c.Id) is { } now
                ? c with { Managers = now.Managers, Deputies = now.Deputies, Finance = now.Finance }
                : c),
        ],
    };

    private static string Name(string id, string version) => $"{id}/{version}.json";
}
