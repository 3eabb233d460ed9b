using System.Collections.Immutable;
using System.Security.Cryptography;
using CE4BIG.Domain.Audit;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.VerifyAudit;

/// <summary>
/// Holds an audit file against itself: each trail is a chain, its end is the one that manifest and anchor name, the evidence is what the
/// trail was sealed with, the record says nothing against the trail, and every entry is the one of the manifest.
/// </summary>
internal sealed class Verification
{
    private readonly AuditFile _file;
    private readonly ImmutableArray<Finding>.Builder _findings = ImmutableArray.CreateBuilder<Finding>();
    private readonly ImmutableArray<TrailProof>.Builder _proofs = ImmutableArray.CreateBuilder<TrailProof>();
    private readonly HashSet<string> _proven = new(StringComparer.Ordinal);
    private int _rows;

    private Verification(AuditFile file) => _file = file;

    /// <summary>Verifies a file.</summary>
    public static Verdict Of(Stream zip)
    {
        try
        {
            using var file = AuditFile.Open(zip);
            return new Verification(file).Run();
        }
        catch (InvalidDataException failure)
        {
            return new Verdict(0, 0, 0, [], [], [new Finding(string.Empty, 0, $"this is no audit file: {failure.Message}")]);
        }
    }

    private Verdict Run()
    {
        if (_file.Read<AuditManifest>(AuditManifest.Name) is not { Trails.IsDefaultOrEmpty: false, Files.IsDefaultOrEmpty: false, Format: AuditManifest.Today } manifest)
        {
            return new Verdict(0, 0, 0, [], [], [new Finding(AuditManifest.Name, 0, "is missing, or not as the desk writes it")]);
        }

        foreach (var trail in manifest.Trails)
        {
            Follow(trail);
        }

        FindUnnamed(manifest.Trails);
        Compare(manifest);
        return new Verdict(manifest.Trails.Length, _rows, manifest.Files.Length, _proofs.ToImmutable(), [.. NotProven(manifest)], _findings.ToImmutable());
    }

    // The proofs themselves say nothing of an exchange.
    private IEnumerable<string> NotProven(AuditManifest manifest) =>
        manifest.Files.Select(f => f.Path).Except(_proven, StringComparer.Ordinal).Except(_proofs.Select(p => p.Entry), StringComparer.Ordinal);

    // A trail that the manifest does not name would be followed by nobody; named twice, one exchange would pass for two.
    private void FindUnnamed(ImmutableArray<ManifestTrail> trails)
    {
        foreach (var twice in trails.GroupBy(t => t.Exchange).Where(g => g.Skip(1).Any()))
        {
            Find(AuditManifest.Name, 0, $"names {twice.Key} twice");
        }

        var named = trails.Select(t => t.Folder + AuditManifest.Trail).ToHashSet(StringComparer.Ordinal);
        foreach (var name in _file.Names.Where(n => n.EndsWith(AuditManifest.Trail, StringComparison.OrdinalIgnoreCase) && !named.Contains(n)).Order(StringComparer.Ordinal))
        {
            Find(name, 0, "is the trail of no exchange that the manifest names");
        }
    }

    private void Follow(ManifestTrail trail)
    {
        var name = trail.Folder + AuditManifest.Trail;
        if (trail.Folder.Length > 0 && trail.Folder != $"{trail.Exchange}/")
        {
            Find(AuditManifest.Name, 0, $"names a folder {trail.Folder} for {trail.Exchange}");
        }

        if (Rows(name) is not { } rows)
        {
            _proofs.Add(Proof(trail, null, 0));
            return;
        }

        _rows += rows.Count;
        if (TrailChain.FirstFault(trail.Exchange, rows) is { } fault)
        {
            Find(name, fault.Row, Sentence(fault.Problem));
        }
        else if (rows.Count != trail.Rows || rows.Count == 0 || rows[^1].Seal!.Hash != trail.Head)
        {
            Find(name, rows.Count, Sentence(TrailProblem.EndDiffers));
        }

        var proof = CompareAnchor(trail, rows);
        _proofs.Add(proof);
        CompareEvidence(trail, rows, proof.Rows);
        CompareRecord(trail, rows);
    }

    private List<AuditEntry>? Rows(string name)
    {
        if (_file.Read(name) is not { } bytes)
        {
            Find(name, 0, "is missing or cannot be unpacked");
            return null;
        }

        var rows = new List<AuditEntry>();
        for (var rest = bytes.AsSpan(); rest.Length > 0;)
        {
            var end = rest.IndexOf((byte)'\n');
            if (end < 0 || TrailLine.Read(rest[..end]) is not { } row)
            {
                Find(name, rows.Count + 1, Sentence(TrailProblem.Unreadable));
                return null;
            }

            rows.Add(row);
            rest = rest[(end + 1)..];
        }

        return rows;
    }

    // Evidence is only ever added: each row was sealed with that which there then was, and the last one with all of it. An anchor holds
    // rows before the last, so they count too. Once people were removed there is no evidence any more, and only rows since then can tell.
    private void CompareEvidence(ManifestTrail trail, List<AuditEntry> rows, int provenRows)
    {
        var name = trail.Folder + AuditManifest.Evidence;
        if (_file.Read<ImmutableArray<KeptEvidence>>(name) is not { IsDefault: false } kept)
        {
            Find(name, 0, "is missing, or not as the desk writes it");
            return;
        }

        var digests = Enumerable.Range(0, kept.Length + 1).Select(n => EvidenceDigest.Of(kept.Take(n).Select(k => (k.Item, k.Bytes, k.Sha256)))).ToList();
        var first = kept.IsEmpty ? Math.Max(0, rows.FindLastIndex(r => r.Action == AuditAction.Anonymised)) : 0;
        for (var (i, there) = (first, 0); i < rows.Count; i++)
        {
            there = digests.FindIndex(there, d => d == rows[i].Seal?.Evidence);
            if (there < 0 || (i == rows.Count - 1 && there != kept.Length))
            {
                Find(name, i + 1, Sentence(TrailProblem.EvidenceDiffers));
                break;
            }

            if (i < provenRows)
            {
                _proven.UnionWith(kept.Take(there).Select(k => trail.Folder + k.Path));
            }
        }

        foreach (var item in kept)
        {
            if (_file.Read(trail.Folder + item.Path) is not { } bytes || bytes.Length != item.Bytes || Hash(bytes) != item.Sha256)
            {
                Find(trail.Folder + item.Path, 0, "is not the file that was handed in");
            }
        }
    }

    private void CompareRecord(ManifestTrail trail, List<AuditEntry> rows)
    {
        var name = trail.Folder + AuditManifest.Record;
        if (_file.Read(name) is not { } entry)
        {
            Find(name, 0, "is missing or cannot be unpacked");
            return;
        }

        foreach (var contradiction in ExchangeRecord.Contradictions(entry, trail.Exchange, rows))
        {
            Find(name, 0, contradiction);
        }
    }

    private TrailProof CompareAnchor(ManifestTrail trail, List<AuditEntry> rows)
    {
        var name = trail.Folder + AuditManifest.Proof;
        if (!trail.Anchored)
        {
            return Proof(trail, null, 0);
        }

        if (_file.Read<AnchorProof>(name) is not { Anchor: not null, Head: not null, Path.IsDefault: false } proof || !proof.Holds || proof.Head.Exchange != trail.Exchange)
        {
            Find(name, 0, "does not prove what it says");
            return Proof(trail, null, 0);
        }

        if (proof.Head.Rows is var at && (at < 1 || at > rows.Count || rows[at - 1].Seal?.Hash != proof.Head.Hash))
        {
            Find(trail.Folder + AuditManifest.Trail, Math.Min(at, rows.Count), Sentence(TrailProblem.AnchorDiffers));
            return Proof(trail, null, 0);
        }

        _proven.Add(trail.Folder + AuditManifest.Trail);
        return Proof(trail, proof.Hash, at);
    }

    private static TrailProof Proof(ManifestTrail trail, string? anchor, int rows) => new(trail.Exchange, trail.Folder + AuditManifest.Proof, anchor, rows);

    private void Compare(AuditManifest manifest)
    {
        var listed = new HashSet<string>(StringComparer.Ordinal) { AuditManifest.Name };
        foreach (var file in manifest.Files)
        {
            if (!listed.Add(file.Path))
            {
                Find(AuditManifest.Name, 0, $"lists {file.Path} twice");
            }

            if (_file.Read(file.Path) is not { } bytes)
            {
                Find(file.Path, 0, "is missing or cannot be unpacked");
            }
            else if (bytes.Length != file.Bytes || Hash(bytes) != file.Sha256)
            {
                Find(file.Path, 0, "is not the one that the manifest lists");
            }
        }

        foreach (var name in _file.Names.Where(n => !listed.Contains(n)).Order(StringComparer.Ordinal))
        {
            Find(name, 0, "is not in the manifest");
        }
    }

    private void Find(string entry, int row, string problem) => _findings.Add(new Finding(entry, row, problem));

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string Sentence(TrailProblem problem) => problem switch
    {
        TrailProblem.Unreadable => "is not written as the desk writes it",
        TrailProblem.OutOfOrder => "has not the next number: rows are missing, doubled or in another order",
        TrailProblem.Unsealed => "carries no seal",
        TrailProblem.PeopleDiffer => "person or reason are not those that were sealed",
        TrailProblem.HashDiffers => "is not the row that was sealed, or the one before it is not",
        TrailProblem.EndDiffers => "is not the trail's end: rows are missing behind it, or were added",
        TrailProblem.EvidenceDiffers => "is not the evidence that the row was sealed with",
        TrailProblem.AnchorDiffers => "is not the row that the programme's anchor holds",
    };
}
