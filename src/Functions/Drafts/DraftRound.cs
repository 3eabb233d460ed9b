using CE4BIG.Domain.Applications.Drafts;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Standstill;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;
using CE4BIG.Pages.Mail;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace CE4BIG.Functions.Drafts;

/// <summary>Goes round the drafts that are due: reminds before the call closes, removes what was abandoned, sends links that the provider did not take at once.</summary>
public sealed class DraftRound(
    DraftStore store,
    DraftMailLimit limit,
    DraftDesk desk,
    DraftPost post,
    FormNumbers numbers,
    ExchangeStore exchanges,
    Programmes programmes,
    StandstillWatch standstill,
    ProgrammeClock clock,
    ILogger<DraftRound> logger)
{
    /// <summary>Every ten minutes, and at every start.</summary>
    [Function(nameof(DraftRound))]
    public async Task RunAsync([TimerTrigger("0 */10 * * * *", RunOnStartup = true, UseMonitor = false)] TimerInfo timer, CancellationToken cancellationToken)
    {
        if (await standstill.StandsStillAsync(cancellationToken))
        {
            logger.LogInformation("The desk stands still after a restore: no draft is reminded of or removed.");
            return;
        }

        await limit.ForgetAsync(cancellationToken);
        await foreach (var id in store.DueBeforeAsync(clock.GetUtcNow(), cancellationToken))
        {
            try
            {
                await TendAsync(id, cancellationToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // One draft that cannot be tended must not hide those behind it.
                logger.LogError(failure, "Draft {Draft} is due and could not be tended.", id);
            }
        }
    }

    private async Task TendAsync(DraftId id, CancellationToken cancellationToken)
    {
        switch (await store.LoadAsync(id, cancellationToken))
        {
            case StoredDraft.Ended ended when ended.DueAt <= clock.GetUtcNow():
                await store.RemoveAsync(ended, cancellationToken);
                break;
            case StoredDraft.Open open:
                await TendAsync(open, cancellationToken);
                break;
        }
    }

    private async Task TendAsync(StoredDraft.Open open, CancellationToken cancellationToken)
    {
        // A crash may have come between the submit and the draft's end.
        if (await exchanges.LoadAsync(numbers.Exchange(open.Draft.FormId), cancellationToken) is not null)
        {
            await desk.EndAsync(open.Id, DraftEnd.Submitted, cancellationToken);
        }
        else if (programmes.Find(open.Draft.ProgrammeId) is not { } programme)
        {
            // Nobody can apply to a programme that is gone.
            await desk.EndAsync(open.Id, DraftEnd.Purged, cancellationToken);
        }
        else if (!open.LinkOwed)
        {
            await MoveOnAsync(open, programme, cancellationToken);
        }
        else if (clock.Real.GetUtcNow() - open.LinkOrderedAt >= DraftDesk.MailPause)
        {
            // Before that, whoever saved the draft is still sending it.
            await desk.SendLinkAsync(open, programme, cancellationToken);
        }
    }

    private async Task MoveOnAsync(StoredDraft.Open open, Programme programme, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var rules = DraftRules.Of(programme);
        var next = rules.Next(open.Draft);
        if (next.At > now)
        {
            // The programme's file has changed since the draft was saved.
            await PutOffAsync(open, next.At, open.Draft.RemindedAt, cancellationToken);
        }
        else if (next.Move == DraftMove.Purge)
        {
            await desk.EndAsync(open.Id, DraftEnd.Purged, cancellationToken);
        }
        else if (now > rules.ClosesAt || await post.SendAsync(open.Draft, programme, DraftMailKind.Reminder, cancellationToken))
        {
            // Where the app was away for days, reminders that were missed are not caught up on one by one, nor sent after the close.
            await PutOffAsync(open, rules.Next(open.Draft with { RemindedAt = now }).At, now, CancellationToken.None);
        }
    }

    private Task<StoredDraft.Open?> PutOffAsync(StoredDraft.Open seen, DateTimeOffset due, DateTimeOffset? remindedAt, CancellationToken cancellationToken) => store.ChangeAsync(
        seen.Id,
        before => before is StoredDraft.Open open && open.Draft.SavedAt == seen.Draft.SavedAt
            ? open with { Draft = open.Draft with { RemindedAt = remindedAt }, DueAt = due }
            : null,
        cancellationToken);
}
