using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;
using CE4BIG.Pages.Mail;
using Microsoft.Extensions.Logging;

namespace CE4BIG.Functions.Mail;

/// <summary>
/// Sends what waits in an exchange's outbox and marks it sent. Each row has exactly one sender – the step's orchestration, or the
/// exchange's for what concerns it as a whole – so that two never send the same mail (architecture §5).
/// </summary>
public sealed class Outbox(
    ExchangeStore exchanges, Programmes programmes, NoticeComposer composer, MailRenderer renderer, MailPost post, ProgrammeClock clock, ILogger<Outbox> logger)
{
    /// <summary>Sends the waiting mails of a step, or those of no step.</summary>
    public async Task<SendResult> SendAsync(ExchangeFile file, StepKey? step, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var waiting = file.Mails.Where(m => m.SentAt is null && m.Notice.Step == step).ToList();
        if (waiting.Count == 0)
        {
            return default;
        }

        var programme = await programmes.GetAsync(file.State.ProgrammeId, file.State.ProgrammeVersion, cancellationToken);
        var done = new List<OutboxMail>();
        foreach (var mail in waiting)
        {
            var id = IsPointless(file.State, mail.Notice) ? "not needed any more" : await SendAsync(file.State, mail.Notice, programme, cancellationToken);
            if (id is not null)
            {
                done.Add(mail with { SentAt = clock.GetUtcNow(), ProviderId = id });
            }
        }

        await exchanges.MarkSentAsync(file.State.Id, done, cancellationToken);
        return new SendResult(true, done.Count < waiting.Count);
    }

    // A link to a step that was decided while the mail waited would only puzzle.
    private static bool IsPointless(ExchangeState state, Notice notice) =>
        NoticeComposer.IsAsked(notice.Kind) && state.Steps.Any(s => s.Key == notice.Step && !s.IsOpen);

    private async Task<string?> SendAsync(ExchangeState state, Notice notice, Domain.Programmes.Programme programme, CancellationToken cancellationToken)
    {
        var mail = composer.Compose(state, notice, programme);
        var content = await renderer.RenderAsync(mail);
        var labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["kind"] = mail.Name, ["exchange"] = state.Id.Value, ["key"] = notice.Key };
        logger.LogDebug("Sending {Key} of {Exchange}.", notice.Key, state.Id);
        return await post.SendAsync(notice.To.Email, notice.To.Name, content, labels, cancellationToken);
    }
}
