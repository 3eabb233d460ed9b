using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Lifecycle;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Telemetry;
using CE4BIG.Functions.Time;
using CE4BIG.Pages.Mail;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CE4BIG.Functions.Mail;

/// <summary>
/// Notes of mails that came back: the trail says so, the coordinator is told, the desk shows it, and the outbox row is marked. The mark comes
/// last, since what is not marked is done again when SendGrid reports it again; and for what is marked nothing is done, however often and
/// however late it is reported. A report that is played back does nothing, so that its timestamp need not be recent.
/// </summary>
public sealed class ReturnedMails(
    ExchangeStore exchanges,
    DeskIndex desk,
    Agenda agenda,
    Workflow workflow,
    DeskMetrics metrics,
    ProgrammeClock clock,
    ILogger<ReturnedMails> logger)
{
    /// <summary>Takes the reports about one exchange's mails.</summary>
    /// <param name="client">Has the workflow send the coordinator's mail.</param>
    /// <param name="id">The exchange.</param>
    /// <param name="reported">What was reported.</param>
    /// <param name="cancellationToken">Ends it between two mails.</param>
    /// <returns>False where one has to be reported again: the mail came back before it was marked as sent.</returns>
    public async Task<bool> TakeAsync(DurableTaskClient client, ExchangeId id, IEnumerable<MailEvent> reported, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(reported);
        if (await exchanges.LoadAsync(id, cancellationToken) is not { State.AnonymisedAt: null } file)
        {
            return true;
        }

        var isTaken = true;
        foreach (var (key, how) in reported.Select(r => (r.Key, r.How)).DistinctBy(r => r.Key, StringComparer.Ordinal))
        {
            var mail = file.Mails.FirstOrDefault(m => m.Notice.Key == key);
            if (mail is { SentAt: null })
            {
                isTaken = false;
            }
            else if (mail is not null && !MailPost.WasRefused(mail.ProviderId))
            {
                cancellationToken.ThrowIfCancellationRequested();
                file = await TakeAsync(client, file, mail, how);
            }
        }

        return isTaken;
    }

    // Carried through once it is begun, even if SendGrid does not wait for it.
    private async Task<ExchangeFile> TakeAsync(DurableTaskClient client, ExchangeFile file, OutboxMail mail, MailReturn how)
    {
        var id = file.State.Id;
        await agenda.MarkDueAsync(id, CancellationToken.None);
        var now = clock.GetUtcNow();
        var change = await exchanges.ChangeAsync(file, now, exchange => exchange.MailCameBack(mail.Notice, how, now), CancellationToken.None);
        if (change.Outcome is Outcome.Refused)
        {
            // People were taken out of it meanwhile.
            return change.File;
        }

        await desk.WriteAsync(change.File, [mail.Notice.To.Email], CancellationToken.None);
        if (change.Outcome is Outcome.Done)
        {
            await workflow.FollowAsync(client, change, CancellationToken.None);
        }

        var kind = NoticeNames.Of(mail.Notice.Kind, mail.Notice.Step);
        await exchanges.MarkReturnedAsync(id, mail with { ProviderId = MailPost.CameBack(how) }, CancellationToken.None);
        metrics.Mailed(kind, MailOutcome.Returned);
        logger.LogWarning("A mail came back: {Kind} of {Exchange}, {How}.", kind, id, how);
        return change.File;
    }
}
