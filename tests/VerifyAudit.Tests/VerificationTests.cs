using System.Text;
using CE4BIG.Domain.Audit;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.VerifyAudit.Tests;

/// <summary>Whatever is altered in an audit file is found, and the first altered row is named.</summary>
public sealed class VerificationTests
{
    private const int Seed = 20_261_122;
    private const int Times = 1_000;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_that_nobody_touched_holds(bool forgotten)
    {
        var dossier = Dossier.Of(new Random(Seed), forgotten);

        var verdict = dossier.Verify();

        Assert.Empty(verdict.Findings);
        Assert.Equal((2, 28, dossier.Entries.Count - 1), (verdict.Trails, verdict.Rows, verdict.Files));
        Assert.Equal(dossier.Anchor, Assert.Single(verdict.Anchors));
    }

    [Fact]
    public void Of_a_thousand_alterations_at_random_none_is_missed()
    {
        var random = new Random(Seed);
        var missed = new List<string>();
        for (var i = 0; i < Times; i++)
        {
            var dossier = Dossier.Of(random);
            var alteration = Alterations.All[i % Alterations.All.Length];
            var what = alteration(dossier, random);
            if (dossier.Verify().Holds)
            {
                missed.Add(FormattableString.Invariant($"{i}: {alteration.Method.Name}, {what}"));
            }
        }

        Assert.Empty(missed);
    }

    [Fact]
    public void Every_byte_of_a_row_counts()
    {
        var random = new Random(Seed);
        var dossier = Dossier.Of(random);
        var name = dossier.Trails[0].Folder + AuditManifest.Trail;
        var trail = dossier.Entries[name];
        var missed = new List<int>();
        for (var at = 0; at < trail.Length; at += 7)
        {
            var altered = (byte[])trail.Clone();
            altered[at] ^= (byte)random.Next(1, 256);
            dossier.Entries[name] = altered;
            dossier.RemakeManifest();
            var row = 1 + trail.AsSpan(0, at).Count((byte)'\n');
            if (!dossier.Verify().Findings.Any(f => f.Entry == name && f.Row == row))
            {
                missed.Add(at);
            }
        }

        Assert.Empty(missed);
    }

    [Fact]
    public void The_first_altered_row_is_named()
    {
        var dossier = Dossier.Of(new Random(Seed));
        var folder = dossier.Trails[1].Folder;
        var rows = dossier.RowsOf(folder);
        rows[4] = rows[4] with { ProgrammeVersion = "2026-2" };
        rows[9] = rows[9] with { Who = "somebody@else.example" };
        dossier.SetRows(folder, rows);
        dossier.RemakeManifest();

        var finding = dossier.Verify().Findings[0];

        Assert.Equal((folder + AuditManifest.Trail, 5), (finding.Entry, finding.Row));
    }

    [Fact]
    public void Who_rewrites_everything_but_the_anchor_is_found_by_the_anchor()
    {
        var dossier = Dossier.Of(new Random(Seed));
        dossier.Rewrite(dossier.Trails[0]);

        Assert.Contains("anchor", Assert.Single(dossier.Verify().Findings).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_receipt_that_was_exchanged_is_found_though_a_row_behind_the_anchor_was_sealed_with_it()
    {
        var dossier = Dossier.Of(new Random(Seed));
        var trail = dossier.Trails[0];
        var kept = dossier.ExchangeReceipt(trail.Folder);
        dossier.Append(trail, row => row, EvidenceDigest.Of(kept.Select(k => (k.Item, k.Bytes, k.Sha256))));

        var finding = Assert.Single(dossier.Verify().Findings);

        Assert.Equal((trail.Folder + AuditManifest.Evidence, 9), (finding.Entry, finding.Row));
    }

    [Fact]
    public void A_receipt_that_was_exchanged_is_found_though_a_row_behind_the_anchor_says_that_people_were_removed()
    {
        var dossier = Dossier.Of(new Random(Seed));
        var trail = dossier.Trails[0];
        var kept = dossier.ExchangeReceipt(trail.Folder);
        dossier.Append(trail, row => row with { Action = AuditAction.Anonymised }, EvidenceDigest.Of(kept.Select(k => (k.Item, k.Bytes, k.Sha256))));

        Assert.Contains(dossier.Verify().Findings, f => f.Entry == trail.Folder + AuditManifest.Evidence && f.Row == 9);
    }

    [Fact]
    public void Evidence_that_grew_less_is_found()
    {
        var dossier = Dossier.Of(new Random(Seed));
        var trail = dossier.Trails[0];
        dossier.Append(trail, row => row, null);

        Assert.Contains(dossier.Verify().Findings, f => f.Entry == trail.Folder + AuditManifest.Evidence && f.Row == trail.Rows + 1);
    }

    [Fact]
    public void The_first_anchor_of_all_which_follows_none_proves_a_trail_too()
    {
        var dossier = Dossier.Of(new Random(Seed));
        var trail = dossier.Trails[0];

        var anchor = dossier.AnchorAlone(trail);

        var verdict = dossier.Verify();
        Assert.Empty(verdict.Findings);
        Assert.Equal((anchor.Hash, trail.Rows), (verdict.Proofs[0].Anchor, verdict.Proofs[0].Rows));
    }

    [Fact]
    public void A_trail_that_the_manifest_does_not_name_is_found()
    {
        var dossier = Dossier.Of(new Random(Seed));
        var left = dossier.Trails[1];
        dossier.Trails = dossier.Trails.Remove(left);
        dossier.RemakeManifest();

        Assert.Equal(left.Folder + AuditManifest.Trail, Assert.Single(dossier.Verify().Findings).Entry);
    }

    [Fact]
    public void An_exchange_that_the_manifest_names_twice_is_found()
    {
        var dossier = Dossier.Of(new Random(Seed));
        dossier.Trails = dossier.Trails.Add(dossier.Trails[0]);
        dossier.RemakeManifest();

        Assert.Equal((AuditManifest.Name, $"names {dossier.Trails[0].Exchange} twice"), Single(dossier.Verify()));
    }

    [Theory]
    [InlineData("\"stage\": \"Approval\"", "\"stage\": \"Reimbursement\"", "says stage: Reimbursement, and the trail: Approval")]
    [InlineData("\"stage\": \"Approval\"", "\"stage\": \"Approval\", \"ending\": \"Closed\"", "says ending: Closed, and the trail: none")]
    [InlineData("\"cents\": 39000", "\"cents\": 78000", "says reserved: 780.00 EUR, and the trail: 390.00 EUR")]
    [InlineData("\"valueDate\": \"2026-06-30\"", "\"valueDate\": \"2026-06-30\", \"returnedAt\": \"2026-07-30T08:00:00Z\"", "says paid: 0.00 EUR, and the trail: 390.00 EUR")]
    [InlineData("\"decision\": \"Approve\"", "\"decision\": \"Reject\"", "says step visiting-approval-1: Decided Reject , and the trail: Decided Approve ")]
    [InlineData("\"step\": \"visiting-approval-1\"", "\"step\": \"visiting-approval-3\"", "says step visiting-approval-1: none, and the trail: Decided Approve ")]
    [InlineData("\"stage\": \"Approval\"", "\"stage\": \"Reimbursement\", \"stage\": \"Approval\"", "is not as the desk writes it")]
    [InlineData("\"recoveries\": []", "\"recoveries\": [null]", "is not as the desk writes it")]
    public void A_record_that_says_something_else_than_the_trail_is_named(string was, string becomes, string problem)
    {
        var dossier = Dossier.Of(new Random(Seed));
        var name = dossier.Trails[1].Folder + AuditManifest.Record;
        var record = Encoding.UTF8.GetString(dossier.Entries[name]);
        var at = record.IndexOf(was, StringComparison.Ordinal);
        dossier.Entries[name] = Encoding.UTF8.GetBytes(record[..at] + becomes + record[(at + was.Length)..]);
        dossier.RemakeManifest();

        var finding = dossier.Verify().Findings[0];

        Assert.Equal((name, problem), (finding.Entry, finding.Problem));
    }

    [Fact]
    public void What_no_anchor_proves_is_listed()
    {
        var dossier = Dossier.Of(new Random(Seed));
        dossier.Trails = dossier.Trails.SetItem(1, dossier.Trails[1] with { Anchored = false });
        dossier.Entries.Remove(dossier.Trails[1].Folder + AuditManifest.Proof);
        dossier.RemakeManifest();

        var (anchored, other) = (dossier.Trails[0].Folder, dossier.Trails[1].Folder);

        // The third receipt came after the anchor.
        string[] expected =
        [
            "index.html", anchored + "evidence.json", anchored + "evidence/03-return-travel.pdf", anchored + "exchange.json", anchored + "index.html",
            .. dossier.Entries.Keys.Where(name => name.StartsWith(other, StringComparison.Ordinal)),
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), dossier.Verify().NotProven.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_no_ZIP_is_said_to_be_none()
    {
        using var text = new MemoryStream("Not a ZIP."u8.ToArray());

        Assert.Single(Verification.Of(text).Findings);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"format":"ce4big-audit-file/1","trails":[null],"files":[null]}""")]
    [InlineData("[[[[[[")]
    public void A_manifest_that_makes_no_sense_is_named(string manifest)
    {
        var dossier = Dossier.Of(new Random(Seed));
        dossier.Entries[AuditManifest.Name] = Encoding.UTF8.GetBytes(manifest);

        Assert.Equal(AuditManifest.Name, Assert.Single(dossier.Verify().Findings).Entry);
    }

    private static (string Entry, string Problem) Single(Verdict verdict)
    {
        var finding = Assert.Single(verdict.Findings);
        return (finding.Entry, finding.Problem);
    }
}
