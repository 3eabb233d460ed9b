using System.Collections.Immutable;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Lifecycle;
using CE4BIG.Functions.Staff;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Telemetry;
using CE4BIG.Functions.Time;
using CE4BIG.Pages.Mail;
using Microsoft.Extensions.Logging;

namespace CE4BIG.Functions.Mail;

/// <summary>
/// Sends what waits in an exchange's outbox and marks it sent. Each row has exactly one sender – the step's orchestration, or the
/// exchange's for what concerns it as a whole – so that two never send the same mail (architecture §5).
/// </summary>
public sealed class Outbox(
    ExchangeStore exchanges,
    Programmes programmes,
    Funding funding,
    Digests digests,
    NoticeComposer composer,
    MailRenderer renderer,
    MailPost post,
    DeskMetrics metrics,
    DeskLevels levels,
    ProgrammeClock clock,
    ILogger<Outbox> logger)
{
    /// <summary>What is recorded instead of the provider's id for a mail that was not sent, since it would only have puzzled.</summary>
    public const string NotNeeded = "not needed any more";

    /// <summary>What is recorded for a mail that its addressee finds in their mail of the day.</summary>
    public const string InDigest = "in the mail of the day";

    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    /// <summary>Sends the waiting mails of a step, or those of no step.</summary>
    /// <param name="file">The exchange.</param>
    /// <param name="step">The step; null for the mails about the exchange as a whole.</param>
    /// <param name="order">Orders somebody's mail of the day, into which a mail goes instead.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<SendResult> SendAsync(ExchangeFile file, StepKey? step, Func<DigestOrder, CancellationToken, Task> order, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(order);
        var waiting = file.Mails.Where(m => m.SentAt is null && m.Notice.Step == step).ToList();
        if (waiting.Count == 0)
        {
            return SendResult.Nothing;
        }

        var programme = await programmes.GetAsync(file.State.ProgrammeId, file.State.ProgrammeVersion, cancellationToken);
        var pending = new List<OutboxMail>();
        var refused = ImmutableArray.CreateBuilder<string>();
        foreach (var mail in waiting)
        {
            var id = IsPointless(file.State, mail.Notice) ? NotNeeded : await SendAsync(file.State, mail, programme, order, cancellationToken);
            if (id is null)
            {
                pending.Add(mail);
                continue;
            }

            if (MailPost.WasRefused(id))
            {
                refused.Add(mail.Notice.To.Email);
            }

            NoteDelay(mail, id);

            // At once and whatever happens to this activity: what is not marked is sent again.
            await exchanges.MarkSentAsync(file.State.Id, mail with { SentAt = clock.GetUtcNow(), ProviderId = id }, CancellationToken.None);
        }

        levels.Waits(file.State.Id, step, pending.Count);
        return new SendResult(true, pending.Count == 0 ? null : Pause(pending), refused.ToImmutable());
    }

    private void NoteDelay(OutboxMail mail, string id)
    {
        if (id is not (NotNeeded or InDigest) && !MailPost.WasRefused(id))
        {
            metrics.MailLeft((clock.GetUtcNow() - mail.CreatedAt) / clock.Scale);
        }
    }

    // The longer a provider is away, the more rarely it is asked, so that a weekend's outage does not fill histories.
    private TimeSpan Pause(List<OutboxMail> pending)
    {
        var waited = (clock.GetUtcNow() - pending.Min(m => m.CreatedAt)) / clock.Scale;
        return waited < ShortestPause ? ShortestPause : waited > LongestPause ? LongestPause : waited;
    }

    // A link to a step that was decided while the mail waited would only puzzle; and a step that passed on has a new link, which is
    // the deputy's and nobody else's.
    private static bool IsPointless(ExchangeState state, Notice notice) => NoticeComposer.IsAsked(notice.Kind)
        && state.Steps.Any(s => s.Key == notice.Step && (!s.IsOpen || s.Addressee?.Email != notice.To.Email));

    private async Task<string?> SendAsync(
        ExchangeState state, OutboxMail waiting, Programme programme, Func<DigestOrder, CancellationToken, Task> order, CancellationToken cancellationToken)
    {
        var notice = waiting.Notice;
        try
        {
            if (await digests.TakeAsync(state, notice, programme, order, cancellationToken))
            {
                return InDigest;
            }

            var place = notice.Kind == NoticeKind.Queued ? await funding.PlaceAsync(state, cancellationToken) : null;
            var mail = composer.Compose(state, notice, programme, clock.GetUtcNow(), place);
            var content = await renderer.RenderAsync(mail);
            var labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["kind"] = mail.Name, ["exchange"] = state.Id.Value, ["key"] = notice.Key };
            return await post.SendAsync(notice.To.Email, notice.To.Name, content, labels, cancellationToken, waiting.Trace);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // One mail that cannot be written must not hold up the others, nor have them sent again and again.
            logger.LogError(failure, "The mail {Key} of {Exchange} could not be written.", notice.Key, state.Id);
            return null;
        }
    }
}
