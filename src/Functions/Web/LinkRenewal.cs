using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Lifecycle;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;
using Microsoft.DurableTask.Client;

namespace CE4BIG.Functions.Web;

/// <summary>Mails a fresh link and code of a step to the address on record; the link before it dies (architecture §4).</summary>
public sealed class LinkRenewal(ExchangeStore exchanges, Agenda agenda, Workflow workflow, ProgrammeClock clock)
{
    private static readonly TimeSpan BetweenLinks = TimeSpan.FromMinutes(1);

    /// <summary>Renews the link, unless it was renewed a moment ago: a scanner that presses the button, or an impatient person, gets one mail and not one a click.</summary>
    /// <param name="client">Nudges the workflow, which sends the mail.</param>
    /// <param name="file">The exchange, just loaded.</param>
    /// <param name="step">An open step that asks a person.</param>
    /// <param name="cancellationToken">Ends the attempt while nothing is stored.</param>
    public async Task RenewAsync(DurableTaskClient client, ExchangeFile file, StepKey step, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var last = file.Mails.Where(m => m.Notice is { Kind: NoticeKind.StepLinkRenewed } n && n.Step == step).Select(m => m.CreatedAt).DefaultIfEmpty().Max();
        var now = clock.GetUtcNow();
        if ((now - last) / clock.Scale < BetweenLinks)
        {
            return;
        }

        await agenda.MarkDueAsync(file.State.Id, cancellationToken);
        var change = await exchanges.ChangeAsync(file, now, exchange => exchange.RenewLink(step, now), CancellationToken.None);
        await workflow.NudgeAsync(client, change, CancellationToken.None, step);
    }
}
