using CE4BIG.Domain.Applications.Drafts;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Time;
using CE4BIG.Pages.Mail;
using CE4BIG.Pages.Models;

namespace CE4BIG.Functions.Drafts;

/// <summary>Keeps drafts for visitors, and lets go of them (domain: The lifecycle, Application).</summary>
public sealed class DraftDesk(DraftStore store, DraftMailLimit limit, DraftLinks links, DraftPost post, FormNumbers numbers, ProgrammeClock clock)
{
    /// <summary>However often a draft is saved, its link is not mailed again within this time, which is real time.</summary>
    public static readonly TimeSpan MailPause = TimeSpan.FromMinutes(1);

    // For so long the link to a draft that ended says how.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(90);

    /// <summary>Keeps what was typed into a form, and has the link to it mailed.</summary>
    /// <returns>What was kept; null where the form has been submitted meanwhile, so that there is nothing to go on with.</returns>
    public Task<KeptDraft?> KeepAsync(Programme programme, Guid formId, DraftContent content, Language language, CancellationToken cancellationToken) =>
        KeepAsync(programme, formId, content, language, (before, draft) => IsNew(before, draft) || Real - ((StoredDraft.Open)before!).LinkOrderedAt >= MailPause, cancellationToken);

    /// <summary>The same while somebody goes on typing: its link is mailed the first time only, and again where the address has changed.</summary>
    /// <returns>What was kept; null where the form has been submitted meanwhile.</returns>
    public Task<KeptDraft?> KeepQuietlyAsync(Programme programme, Guid formId, DraftContent content, Language language, CancellationToken cancellationToken) =>
        KeepAsync(programme, formId, content, language, IsNew, cancellationToken);

    /// <summary>Mails the link that is owed, and notes that it was; what the provider did not take stays owed.</summary>
    public async Task SendLinkAsync(StoredDraft.Open owed, Programme programme, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(owed);
        if (await post.SendAsync(owed.Draft, programme, DraftMailKind.Link, cancellationToken))
        {
            // Also where the draft was saved again while the mail was on its way: unless that asked for another mail, this was the one.
            await store.ChangeAsync(
                owed.Id,
                before => before is StoredDraft.Open open && open.LinkOrderedAt == owed.LinkOrderedAt
                    ? open with { LinkOwed = false, DueAt = DraftRules.Of(programme).Next(open.Draft).At }
                    : null,
                CancellationToken.None);
        }
    }

    /// <summary>Lets go of the draft of a form that was submitted, where there is one.</summary>
    public Task SubmittedAsync(Guid formId, CancellationToken cancellationToken) => EndAsync(numbers.Draft(formId), DraftEnd.Submitted, cancellationToken);

    /// <summary>Removes a draft; only that it was there, and how it ended, is known for as long again as it was kept.</summary>
    public Task EndAsync(DraftId id, DraftEnd end, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return store.ChangeAsync(
            id,
            before => before is StoredDraft.Open { Draft: var draft }
                ? new StoredDraft.Ended(id, end)
                {
                    ProgrammeId = draft.ProgrammeId,
                    Language = draft.Language,
                    LinkMark = links.Mark(draft),
                    DueAt = now + Remembered,
                }
                : null,
            cancellationToken);
    }

    private DateTimeOffset Real => clock.Real.GetUtcNow();

    private async Task<KeptDraft?> KeepAsync(
        Programme programme, Guid formId, DraftContent content, Language language, Func<StoredDraft?, Draft, bool> needsMail, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(content);
        var (now, real) = (clock.GetUtcNow(), Real);
        var draft = new Draft
        {
            Id = numbers.Draft(formId),
            FormId = formId,
            ProgrammeId = programme.Id,
            Email = content.Email,
            Language = content.Language ?? language,
            SavedAt = now,
            Fields = content.Fields,
        };

        // Counted before anything is stored: who asks from many sides at once is counted for each, and gets one mail.
        var allowed = needsMail(await store.LoadAsync(draft.Id, cancellationToken), draft) && await limit.TryTakeAsync(draft.Email, cancellationToken);
        var link = DraftLink.Before;
        var kept = await store.ChangeAsync(
            draft.Id,
            before =>
            {
                link = !needsMail(before, draft) ? DraftLink.Before : allowed ? DraftLink.Sent : DraftLink.Refused;
                return Saved(before, draft, programme, link, real);
            },
            cancellationToken);
        if (kept is null)
        {
            return null;
        }

        if (link is DraftLink.Sent)
        {
            // Carried through even if the person goes away: a second click makes the browser drop the first.
            await SendLinkAsync(kept, programme, CancellationToken.None);
        }

        return new KeptDraft(kept.Draft, DraftRules.Of(programme).PurgeAt(now), link);
    }

    private static bool IsNew(StoredDraft? before, Draft draft) => before is not StoredDraft.Open open || open.Draft.Email != draft.Email;

    private static StoredDraft.Open? Saved(StoredDraft? before, Draft draft, Programme programme, DraftLink link, DateTimeOffset real)
    {
        if (before is StoredDraft.Ended { End: DraftEnd.Submitted })
        {
            return null;
        }

        var open = before as StoredDraft.Open;
        draft = draft with { RemindedAt = open?.Draft.RemindedAt };
        // A mail that an earlier address is still owed would go to the new one; where that may get none, it is owed no longer.
        var owed = link is DraftLink.Sent || (link is DraftLink.Before && open?.LinkOwed == true);
        return new StoredDraft.Open(draft)
        {
            LinkOrderedAt = link is DraftLink.Sent ? real : open?.LinkOrderedAt ?? DateTimeOffset.UnixEpoch,
            LinkOwed = owed,
            DueAt = owed ? draft.SavedAt : DraftRules.Of(programme).Next(draft).At,
        };
    }
}
