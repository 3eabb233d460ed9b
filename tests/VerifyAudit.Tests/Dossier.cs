using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Audit;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.VerifyAudit.Tests;

/// <summary>An audit file as the desk makes it, of two exchanges, to be altered before it is written.</summary>
internal sealed class Dossier
{
    private const int RowsOfATrail = 14;
    private const string Version = "2026-1";

    private static readonly DateTimeOffset Begin = new(2026, 4, 13, 8, 0, 0, 0, 123, TimeSpan.Zero);

    private Dossier(SortedDictionary<string, byte[]> entries, ImmutableArray<ManifestTrail> trails) => (Entries, Trails) = (entries, trails);

    public SortedDictionary<string, byte[]> Entries { get; }

    public ImmutableArray<ManifestTrail> Trails { get; set; }

    /// <summary>The hash of the anchor that it is proven against.</summary>
    public string Anchor { get; private set; } = string.Empty;

    /// <summary>A file of two exchanges; the anchor holds them as they were three rows before the end.</summary>
    public static Dossier Of(Random random, bool forgotten = false)
    {
        var dossier = new Dossier(new SortedDictionary<string, byte[]>(StringComparer.Ordinal), []);
        var exchanges = Enumerable.Range(0, 2).Select(_ => Number(random)).ToList();
        var trails = exchanges.ConvertAll(id => Trail(id, random, forgotten));
        var heads = exchanges.Select((id, i) => new TrailHead(id, RowsOfATrail - 3, trails[i].Rows[RowsOfATrail - 4].Seal!.Hash)).Append(new TrailHead(Number(random), 4, new string('c', 64))).ToList();
        var leaves = heads.ConvertAll(h => h.Leaf());
        var anchor = new Anchor(new DateOnly(2026, 7, 1), heads.Count, AnchorTree.Root(leaves), new string('d', 64));
        dossier.Anchor = anchor.Hash;
        for (var i = 0; i < exchanges.Count; i++)
        {
            var (folder, (rows, evidence)) = ($"{exchanges[i]}/", trails[i]);
            dossier.Entries[folder + "index.html"] = Encoding.UTF8.GetBytes($"<!DOCTYPE html><title>{exchanges[i]}</title>");
            foreach (var (kept, content) in evidence)
            {
                dossier.Entries[folder + kept.Path] = content;
            }

            dossier.Entries[folder + AuditManifest.Evidence] = AuditJson.Write(evidence.Select(e => e.Kept));
            dossier.Entries[folder + AuditManifest.Proof] = AuditJson.Write(new AnchorProof(anchor, anchor.Hash, heads[i], AnchorTree.Path(leaves, i)));
            dossier.Trails = dossier.Trails.Add(new ManifestTrail(exchanges[i], folder, rows.Count, rows[^1].Seal!.Hash, true));
            dossier.SetRows(folder, rows);
            dossier.Entries[folder + AuditManifest.Record] = AuditJson.Write(RecordOf(exchanges[i], TrailReading.Of(rows)));
        }

        dossier.Entries["index.html"] = "<!DOCTYPE html><title>Audit files</title>"u8.ToArray();
        dossier.RemakeManifest();
        return dossier;
    }

    public List<AuditEntry> RowsOf(string folder) =>
        [.. Encoding.UTF8.GetString(Entries[folder + AuditManifest.Trail]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => TrailLine.Read(Encoding.UTF8.GetBytes(l))!)];

    public void SetRows(string folder, IEnumerable<AuditEntry> rows) =>
        Entries[folder + AuditManifest.Trail] = [.. rows.SelectMany(r => TrailLine.Write(r).Append((byte)'\n'))];

    /// <summary>Rewrites a trail from its third row on, so that it agrees with itself and with the manifest.</summary>
    /// <returns>How the manifest now names it.</returns>
    public ManifestTrail Rewrite(ManifestTrail trail)
    {
        var rows = RowsOf(trail.Folder);
        var before = TrailChain.Beginning(trail.Exchange);
        for (var i = 0; i < rows.Count; i++)
        {
            rows[i] = TrailChain.Seal(before, i == 2 ? rows[i] with { Reason = "Because." } : rows[i], Convert.FromHexString(rows[i].Seal!.Salt!), rows[i].Seal!.Evidence);
            before = rows[i].Seal!.Hash;
        }

        var rewritten = trail with { Head = before };
        Trails = Trails.Replace(trail, rewritten);
        SetRows(trail.Folder, rows);
        RemakeManifest();
        return rewritten;
    }

    /// <summary>Proves a trail, as it stands, against a first anchor that holds nothing else.</summary>
    public Anchor AnchorAlone(ManifestTrail trail)
    {
        var head = new TrailHead(trail.Exchange, trail.Rows, trail.Head);
        var anchor = new Anchor(new DateOnly(2026, 7, 1), 1, AnchorTree.Root([head.Leaf()]), null);
        Entries[trail.Folder + AuditManifest.Proof] = AuditJson.Write(new AnchorProof(anchor, anchor.Hash, head, []));
        RemakeManifest();
        return anchor;
    }

    /// <summary>Puts another receipt in the place of the second, in the list of evidence too.</summary>
    public ImmutableArray<KeptEvidence> ExchangeReceipt(string folder)
    {
        var kept = JsonSerializer.Deserialize<ImmutableArray<KeptEvidence>>(Entries[folder + AuditManifest.Evidence], AuditJson.Options);
        var content = "%PDF-another receipt"u8.ToArray();
        kept = kept.SetItem(1, kept[1] with { Bytes = content.Length, Sha256 = Hash(content) });
        Entries[folder + kept[1].Path] = content;
        Entries[folder + AuditManifest.Evidence] = AuditJson.Write(kept.AsEnumerable());
        RemakeManifest();
        return kept;
    }

    /// <summary>Adds a row to a trail, sealed with a digest of evidence.</summary>
    public void Append(ManifestTrail trail, Func<AuditEntry, AuditEntry> change, string? digest)
    {
        var rows = RowsOf(trail.Folder);
        rows.Add(TrailChain.Seal(rows[^1].Seal!.Hash, change(rows[^1] with { Number = rows.Count + 1 }), new byte[TrailChain.SaltLength], digest));
        SetRows(trail.Folder, rows);
        Trails = Trails.Replace(trail, trail with { Rows = rows.Count, Head = rows[^1].Seal!.Hash });
        RemakeManifest();
    }

    /// <summary>Makes the manifest fit what the entries have become, as whoever alters a file would.</summary>
    public void RemakeManifest()
    {
        var files = Entries.Where(e => e.Key != AuditManifest.Name).Select(e => new ManifestFile(e.Key, e.Value.Length, Hash(e.Value)));
        Entries[AuditManifest.Name] = AuditJson.Write(new AuditManifest(AuditManifest.Today, Trails, [.. files]));
    }

    public Verdict Verify() => Verification.Of(Zip());

    public MemoryStream Zip()
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in Entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }

        stream.Position = 0;
        return stream;
    }

    // What the desk writes beside what the trail tells is not looked at.
    private static object RecordOf(ExchangeId exchange, TrailReading told) => new
    {
        Exchange = exchange,
        told.ProgrammeVersion,
        told.Stage,
        told.Ending,
        Goals = "To learn.",
        Decisions = told.Steps.Select(s => new { Step = s.Key, s.Value.State, s.Value.Decision, Email = s.Value.Asked }),
        Reserved = told.Reserved is { } reserved ? new { Amount = reserved } : null,
        Granted = told.Granted is { } granted ? new { Amount = granted } : null,
        Payments = new[] { new { Amount = told.Paid, ValueDate = new DateOnly(2026, 6, 30) }, },
        Recoveries = Array.Empty<object>(),
    };

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static ExchangeId Number(Random random)
    {
        var bytes = new byte[ExchangeId.RandomLength];
        random.NextBytes(bytes);
        return ExchangeId.FromRandom(bytes);
    }

    private static (List<AuditEntry> Rows, List<(KeptEvidence Kept, byte[] Content)> Evidence) Trail(ExchangeId exchange, Random random, bool forgotten)
    {
        var evidence = Enumerable.Range(1, 3).Select(i => Evidence(i, random)).ToList();
        var (before, rows) = (TrailChain.Beginning(exchange), new List<AuditEntry>());
        for (var i = 0; i < RowsOfATrail; i++)
        {
            // The third is handed in later; when people are removed, all of it goes.
            var there = i switch { < 8 => 0, RowsOfATrail - 1 when forgotten => 0, < 11 => 2, _ => 3 };
            var digest = EvidenceDigest.Of(evidence.Take(there).Select(e => (e.Kept.Item, e.Kept.Bytes, e.Kept.Sha256)));
            var salt = new byte[TrailChain.SaltLength];
            random.NextBytes(salt);
            var row = TrailChain.Seal(before, Row(i, forgotten), salt, digest);
            rows.Add(row);
            before = row.Seal!.Hash;
        }

        return forgotten ? ([.. rows.Take(RowsOfATrail - 1).Select(TrailChain.Nameless), rows[^1]], []) : (rows, evidence);
    }

    private static (KeptEvidence Kept, byte[] Content) Evidence(int number, Random random)
    {
        var content = new byte[200];
        random.NextBytes(content);
        return (new KeptEvidence(FormattableString.Invariant($"evidence/0{number}-return-travel.pdf"), "return-travel", FormattableString.Invariant($"Fahrkarte „{number}“.pdf"), content.Length, Hash(content)), content);
    }

    private static AuditEntry Row(int i, bool forgotten) => new()
    {
        Number = i + 1,
        At = Begin.AddHours(7.3 * i),
        Role = (i % 3) switch { 0 => Role.Visitor, 1 => Role.VisitingManager, _ => Role.Calendar },
        Who = (i % 3) switch { 0 => "zofia.dąbrowska@visitor.example", 1 => "anna.nowak@lsk.example", _ => AuditEntry.Calendar },
        Action = i switch { RowsOfATrail - 1 when forgotten => AuditAction.Anonymised, 0 => AuditAction.Submitted, 6 => AuditAction.Awarded, _ => (i % 3) == 2 ? AuditAction.Opened : AuditAction.Decided },
        Decision = i switch { 7 => Decision.ConfirmPaid, _ => i % 3 == 1 ? Decision.Approve : null },
        Step = i == 0 ? null : new StepKey(StepKind.VisitingApproval, i),
        Asked = i % 3 == 2 ? "anna.nowak@lsk.example" : null,
        Amount = i is 6 or 7 ? new Money(390_00) : null,
        From = Stage.Application,
        To = i < 5 ? Stage.Application : Stage.Approval,
        Reason = i % 4 == 1 ? "“Well” – said & done\n<b>twice</b> 😀" : null,
        ProgrammeVersion = Version,
    };
}
