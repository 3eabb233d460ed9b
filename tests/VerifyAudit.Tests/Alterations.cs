using System.Collections.Immutable;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Audit;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.VerifyAudit.Tests;

/// <summary>Ways to alter an audit file. Whoever alters a trail makes the manifest fit, so that the chain alone has to tell.</summary>
internal static class Alterations
{
    /// <summary>Alters one thing at random.</summary>
    /// <returns>What was done, for the message of a test.</returns>
    public delegate string Alteration(Dossier dossier, Random random);

    public static ImmutableArray<Alteration> All { get; } =
    [
        ByteOfARow, ByteOfARow, ByteOfARow, ByteOfAnEntry, ByteOfARowAsWellAsTheManifest, FieldOfARow, FieldOfARow, PersonWithANewDigest, RowSealedAnew,
        RowDeleted, RowDeletedAndTheRestRenumbered, RowsSwapped, RowDoubled, TailCut, TailCutEverywhereButInTheAnchor, RowAdded, EntryRemoved, EntryRenamed,
        EntryAdded, EvidenceExchanged, EvidenceExchangedInTheListToo, EvidenceExchangedAndARowAdded, TrailsExchanged, TrailLeftOut, PeopleRemoved,
    ];

    private static string ByteOfARow(Dossier dossier, Random random)
    {
        var what = Flip(dossier, Folder(dossier, random) + AuditManifest.Trail, random);
        dossier.RemakeManifest();
        return what;
    }

    private static string ByteOfARowAsWellAsTheManifest(Dossier dossier, Random random) => Flip(dossier, Folder(dossier, random) + AuditManifest.Trail, random);

    private static string ByteOfAnEntry(Dossier dossier, Random random) => Flip(dossier, dossier.Entries.Keys.ElementAt(random.Next(dossier.Entries.Count)), random);

    private static string FieldOfARow(Dossier dossier, Random random) => Row(dossier, random, row => random.Next(9) switch
    {
        0 => row with { At = row.At.AddTicks(1) },
        1 => row with { Who = row.Who + " " },
        2 => row with { Amount = new Money((row.Amount?.Cents ?? 0) + 1) },
        3 => row with { Decision = row.Decision is null ? Decision.Approve : null },
        4 => row with { Reason = row.Reason is null ? "" : null },
        5 => row with { Role = Role.Coordinator },
        6 => row with { Asked = row.Asked is null ? "somebody@else.example" : null },
        7 => row with { Step = new StepKey(StepKind.Survey, 99) },
        _ => row with { ProgrammeVersion = "2026-2" },
    });

    private static string PersonWithANewDigest(Dossier dossier, Random random) => Row(dossier, random, row =>
        row with { Who = "somebody@else.example", Seal = row.Seal! with { Who = Sealed(row, "somebody@else.example").Who } });

    private static string RowSealedAnew(Dossier dossier, Random random)
    {
        var folder = Folder(dossier, random);
        var rows = dossier.RowsOf(folder);
        // Not the last: behind it nothing would tell but manifest and anchor, and those are altered elsewhere.
        var i = random.Next(rows.Count - 1);
        var before = i == 0 ? TrailChain.Beginning(dossier.Trails.Single(t => t.Folder == folder).Exchange) : rows[i - 1].Seal!.Hash;
        rows[i] = TrailChain.Seal(before, rows[i] with { Reason = "Because." }, Convert.FromHexString(rows[i].Seal!.Salt!), rows[i].Seal!.Evidence);
        return Store(dossier, folder, rows, FormattableString.Invariant($"row {i + 1} sealed anew"));
    }

    private static string RowDeleted(Dossier dossier, Random random) => Rows(dossier, random, (rows, i) => rows.RemoveAt(i));

    private static string RowDeletedAndTheRestRenumbered(Dossier dossier, Random random) => Rows(dossier, random, (rows, i) =>
    {
        rows.RemoveAt(i);
        for (var n = i; n < rows.Count; n++)
        {
            rows[n] = rows[n] with { Number = n + 1 };
        }
    });

    private static string RowsSwapped(Dossier dossier, Random random) => Rows(dossier, random, (rows, i) =>
    {
        var other = (i + 1 + random.Next(rows.Count - 1)) % rows.Count;
        (rows[i], rows[other]) = (rows[other], rows[i]);
    });

    private static string RowDoubled(Dossier dossier, Random random) => Rows(dossier, random, (rows, i) => rows.Insert(random.Next(rows.Count + 1), rows[i]));

    private static string TailCut(Dossier dossier, Random random) => Rows(dossier, random, (rows, i) => rows.RemoveRange(i, rows.Count - i));

    private static string TailCutEverywhereButInTheAnchor(Dossier dossier, Random random)
    {
        var trail = dossier.Trails[random.Next(dossier.Trails.Length)];
        var rows = dossier.RowsOf(trail.Folder);
        var left = random.Next(1, rows.Count - 3);
        rows.RemoveRange(left, rows.Count - left);
        dossier.Trails = dossier.Trails.Replace(trail, trail with { Rows = rows.Count, Head = rows[^1].Seal!.Hash });
        return Store(dossier, trail.Folder, rows, "tail cut everywhere but in the anchor");
    }

    private static string RowAdded(Dossier dossier, Random random)
    {
        var folder = Folder(dossier, random);
        var rows = dossier.RowsOf(folder);
        rows.Add(TrailChain.Seal(rows[^1].Seal!.Hash, rows[^1] with { Number = rows.Count + 1 }, new byte[TrailChain.SaltLength], rows[^1].Seal!.Evidence));
        return Store(dossier, folder, rows, "row added");
    }

    private static string EntryRemoved(Dossier dossier, Random random)
    {
        var name = dossier.Entries.Keys.ElementAt(random.Next(dossier.Entries.Count));
        dossier.Entries.Remove(name);
        return name + " removed";
    }

    private static string EntryRenamed(Dossier dossier, Random random)
    {
        var name = dossier.Entries.Keys.ElementAt(random.Next(dossier.Entries.Count));
        dossier.Entries.Remove(name, out var content);
        dossier.Entries[name + "x"] = content!;
        return name + " renamed";
    }

    private static string EntryAdded(Dossier dossier, Random random)
    {
        dossier.Entries[Folder(dossier, random) + "note.txt"] = "Nobody saw this."u8.ToArray();
        return "entry added";
    }

    private static string EvidenceExchanged(Dossier dossier, Random random)
    {
        var name = Folder(dossier, random) + "evidence/02-return-travel.pdf";
        var what = Flip(dossier, name, random);
        dossier.RemakeManifest();
        return what;
    }

    private static string EvidenceExchangedInTheListToo(Dossier dossier, Random random)
    {
        var folder = Folder(dossier, random);
        var what = Flip(dossier, folder + "evidence/02-return-travel.pdf", random);
        var kept = System.Text.Json.JsonSerializer.Deserialize<List<KeptEvidence>>(dossier.Entries[folder + AuditManifest.Evidence], AuditJson.Options)!;
        kept[1] = kept[1] with { Sha256 = Dossier.Hash(dossier.Entries[folder + kept[1].Path]) };
        dossier.Entries[folder + AuditManifest.Evidence] = AuditJson.Write<IEnumerable<KeptEvidence>>(kept);
        dossier.RemakeManifest();
        return what + ", and in the list";
    }

    private static string EvidenceExchangedAndARowAdded(Dossier dossier, Random random)
    {
        var trail = dossier.Trails[random.Next(dossier.Trails.Length)];
        var kept = dossier.ExchangeReceipt(trail.Folder);
        dossier.Append(trail, row => row, EvidenceDigest.Of(kept.Select(k => (k.Item, k.Bytes, k.Sha256))));
        return "evidence exchanged, and a row added";
    }

    private static string TrailsExchanged(Dossier dossier, Random random)
    {
        var (one, other) = (dossier.Trails[0].Folder + AuditManifest.Trail, dossier.Trails[1].Folder + AuditManifest.Trail);
        (dossier.Entries[one], dossier.Entries[other]) = (dossier.Entries[other], dossier.Entries[one]);
        dossier.RemakeManifest();
        return "trails exchanged";
    }

    private static string TrailLeftOut(Dossier dossier, Random random)
    {
        dossier.Trails = dossier.Trails.RemoveAt(random.Next(dossier.Trails.Length));
        dossier.RemakeManifest();
        return "a trail left out of the manifest";
    }

    private static string PeopleRemoved(Dossier dossier, Random random) => Row(dossier, random, TrailChain.Nameless);

    private static EntrySeal Sealed(AuditEntry row, string who) =>
        TrailChain.Seal(string.Empty, row with { Who = who }, Convert.FromHexString(row.Seal!.Salt!), null).Seal!;

    private static string Folder(Dossier dossier, Random random) => dossier.Trails[random.Next(dossier.Trails.Length)].Folder;

    private static string Flip(Dossier dossier, string name, Random random)
    {
        var content = (byte[])dossier.Entries[name].Clone();
        var at = random.Next(content.Length);
        content[at] ^= (byte)random.Next(1, 256);
        dossier.Entries[name] = content;
        return FormattableString.Invariant($"byte {at} of {name}");
    }

    private static string Row(Dossier dossier, Random random, Func<AuditEntry, AuditEntry> change) => Rows(dossier, random, (rows, i) => rows[i] = change(rows[i]));

    private static string Rows(Dossier dossier, Random random, Action<List<AuditEntry>, int> change)
    {
        var folder = Folder(dossier, random);
        var rows = dossier.RowsOf(folder);
        var i = random.Next(rows.Count);
        change(rows, i);
        return Store(dossier, folder, rows, FormattableString.Invariant($"row {i + 1} of {folder}"));
    }

    private static string Store(Dossier dossier, string folder, IEnumerable<AuditEntry> rows, string what)
    {
        dossier.SetRows(folder, rows);
        dossier.RemakeManifest();
        return what;
    }
}
