using System.Collections.Immutable;
using System.Text;
using CE4BIG.Domain.Audit;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;
using CE4BIG.Functions.Web;
using CE4BIG.Pages;
using CE4BIG.Pages.Models;

namespace CE4BIG.Functions.Audit;

/// <summary>
/// Audit files: everything about one exchange, or several, in one ZIP that can be read and verified without the desk (ADR-0008). The same
/// exchange as it stands gives the same file.
/// </summary>
public sealed class AuditFiles(
    Programmes programmes, DeskFiles files, EvidenceStore evidence, AnchorStore anchors, PageRenderer renderer, ProgrammeClock clock)
{
    private static readonly Dictionary<string, string> Endings = new(StringComparer.Ordinal)
    {
        ["application/pdf"] = ".pdf",
        ["image/jpeg"] = ".jpg",
        ["image/png"] = ".png",
    };

    /// <summary>Gathers one exchange, as a member of staff may see it.</summary>
    public async Task<AuditCase> GatherAsync(StaffMember staff, ExchangeFile file, CancellationToken cancellationToken) =>
        await GatherAsync(staff, file, await anchors.LatestAsync(cancellationToken), cancellationToken);

    /// <summary>Writes the audit file of one exchange.</summary>
    public async Task WriteAsync(StaffMember staff, AuditCase one, Stream target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(one);
        await using var zip = await AuditZip.BeginAsync(target, cancellationToken);
        var trail = await AddAsync(zip, staff, one, string.Empty, cancellationToken);
        await zip.AddManifestAsync(one.At, [trail], cancellationToken);
    }

    /// <summary>Writes the audit file of several exchanges, each in a folder of its number; they are gathered one after the other.</summary>
    public async Task WriteAsync(StaffMember staff, IEnumerable<ExchangeFile> several, Stream target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(staff);
        ArgumentNullException.ThrowIfNull(several);
        await using var zip = await AuditZip.BeginAsync(target, cancellationToken);
        var trails = ImmutableArray.CreateBuilder<ManifestTrail>();
        var models = new List<DeskExchangeModel>();
        var latest = DateTimeOffset.UnixEpoch;

        // One for all of them, whatever is written meanwhile: a file is held against one anchor's hash.
        var anchor = await anchors.LatestAsync(cancellationToken);
        foreach (var file in several.OrderBy(f => f.State.Id.Value, StringComparer.Ordinal))
        {
            var one = await GatherAsync(staff, file, anchor, cancellationToken);
            trails.Add(await AddAsync(zip, staff, one, $"{file.State.Id}/", cancellationToken));
            models.Add(one.Model);
            latest = one.At > latest ? one.At : latest;
        }

        await zip.AddAsync("index.html", latest, Utf8(await renderer.RenderFileAsync(models, Frame(staff, staff.Programme))), cancellationToken);
        await zip.AddManifestAsync(latest, trails.ToImmutable(), cancellationToken);
    }

    private async Task<AuditCase> GatherAsync(StaffMember staff, ExchangeFile file, Anchor? anchor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(staff);
        ArgumentNullException.ThrowIfNull(file);
        var state = file.State;
        var programme = await programmes.GetAsync(state.ProgrammeId, state.ProgrammeVersion, cancellationToken);
        var model = await files.ModelAsync(staff, file, programme, cancellationToken);
        var iban = state.Application.Bank.Iban;
        var proof = anchor is null ? null : await anchors.ProveAsync(anchor, state.Id, file.Audit.Length, cancellationToken);
        return new AuditCase(file, programme, model, staff.SeesAccount(state) ? iban.Grouped : iban.ToString(), proof);
    }

    private async Task<ManifestTrail> AddAsync(AuditZip zip, StaffMember staff, AuditCase one, string folder, CancellationToken cancellationToken)
    {
        var (file, at) = (one.File, one.At);
        var kept = Kept(file.State);
        var frame = Frame(staff, one.Programme);
        await zip.AddAsync(folder + "index.html", at, Utf8(await renderer.RenderFileAsync(Dossier(one, kept), frame)), cancellationToken);
        var commitment = ExchangeViews.Commitment(file.State, one.Programme, back: null);
        await zip.AddAsync(folder + "commitment.html", at, Utf8(await renderer.RenderFileAsync(commitment, frame)), cancellationToken);
        await zip.AddAsync(folder + AuditManifest.Record, at, ExchangeRecord.Exchange(file, one.Account, staff.SeesAccount(file.State)), cancellationToken);
        await zip.AddAsync(folder + "mails.json", at, ExchangeRecord.Mails(file), cancellationToken);
        foreach (var (item, stored) in kept)
        {
            await using var content = await evidence.ReadAsync(file.State.Id, stored.Id, cancellationToken);
            await zip.AddAsync(folder + item.Path, at, content, cancellationToken);
        }

        await zip.AddAsync(folder + AuditManifest.Evidence, at, AuditJson.Write(kept.Select(k => k.Item)), cancellationToken);
        await zip.AddAsync(folder + AuditManifest.Trail, at, Lines(file.Audit), cancellationToken);
        if (one.Proof is { } proof)
        {
            await zip.AddAsync(folder + AuditManifest.Proof, at, AuditJson.Write(proof), cancellationToken);
        }

        return new ManifestTrail(file.State.Id, folder, file.Audit.Length, file.Head!, one.Proof is not null);
    }

    // Named by place and item: what a stranger called a file names nothing on somebody else's disk.
    private static ImmutableArray<(KeptEvidence Item, EvidenceFile Stored)> Kept(ExchangeState state) =>
    [
        .. (state.Report?.Evidence ?? []).Select((f, i) => (
            new KeptEvidence(
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"evidence/{i + 1:00}-{f.Item}{Endings.GetValueOrDefault(f.ContentType, ".bin")}"),
                f.Item,
                f.FileName,
                f.Length,
                f.Sha256),
            f)),
    ];

    private static DossierModel Dossier(AuditCase one, ImmutableArray<(KeptEvidence Item, EvidenceFile Stored)> kept) => new(
        one.Model with { Evidence = [.. kept.Select(k => new EvidenceLink(k.Item.Item, k.Item.Name, k.Item.Bytes, k.Item.Path))] },
        one.File.State.Application.Bank,
        one.Account,
        one.File.Audit.Length,
        one.File.Head!,
        [.. kept.Select(k => (k.Item.Path, k.Item.Sha256))]);

    private PageFrame Frame(StaffMember staff, Domain.Programmes.Programme programme) =>
        new() { Language = staff.Person.Language, Programme = programme, Now = clock.GetUtcNow(), Path = "/" };

    private static byte[] Lines(ImmutableArray<AuditEntry> trail)
    {
        using var lines = new MemoryStream();
        foreach (var entry in trail)
        {
            lines.Write(TrailLine.Write(entry));
            lines.WriteByte((byte)'\n');
        }

        return lines.ToArray();
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
