using System.Collections.Immutable;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Eligibility;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Drafts;
using CE4BIG.Functions.Lifecycle;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CE4BIG.Functions.Web;

/// <summary>Takes in applications that can be read, however they came: by the form or by the API (domain: The lifecycle, Application).</summary>
public sealed class Submissions(
    ExchangeStore exchanges,
    VisitRegister visits,
    FormNumbers numbers,
    DraftDesk drafts,
    Agenda agenda,
    Workflow workflow,
    ProgrammeClock clock,
    ILogger<Submissions> logger)
{
    /// <summary>Judges an application and begins its exchange. The same form again finds what it began the first time.</summary>
    /// <param name="client">Starts the workflow.</param>
    /// <param name="programme">The programme applied to.</param>
    /// <param name="formId">Which form it is; the exchange's number follows from it.</param>
    /// <param name="application">The application.</param>
    /// <param name="cancellationToken">Ends the attempt while nothing is stored yet.</param>
    public async Task<Submission> SubmitAsync(
        DurableTaskClient client, Programme programme, Guid formId, Application application, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(application);
        var id = numbers.Exchange(formId);
        var now = clock.GetUtcNow();
        var today = programme.Deadlines.LocalDate(now);
        var failed = Failed(hasVisited: false);

        // Claimed and marked before it is stored: a crash in between leaves a claim that lapses and a mark that the sweep removes.
        if (failed.IsEmpty && !await visits.ClaimAsync(application, id, cancellationToken))
        {
            failed = Failed(hasVisited: true);
        }

        if (!failed.IsEmpty)
        {
            // What is no longer eligible may have been when this very form was submitted before.
            return await exchanges.LoadAsync(id, cancellationToken) is { } submitted ? new Submission(submitted.State, []) : new Submission(null, failed);
        }

        var exchange = Exchange.Submit(id, application, programme, now);
        // From here on it is carried through even if the person goes away: a second click makes the browser drop the first.
        await agenda.MarkDueAsync(id, CancellationToken.None);
        var added = await exchanges.AddAsync(exchange, now, CancellationToken.None);

        // Also for the second click, since the first one's attempt may not have got this far.
        await workflow.StartAsync(client, id, CancellationToken.None);
        await LetGoOfDraftAsync(formId);
        if (added)
        {
            return new Submission(exchange.State, []);
        }

        var stored = await exchanges.LoadAsync(id, cancellationToken) ?? throw new InvalidOperationException($"Exchange {id} was there a moment ago.");
        return new Submission(stored.State, []);

        ImmutableArray<RuleOutcome> Failed(bool hasVisited) =>
            [.. EligibilityCheck.Run(application, programme, today, new EligibilityFacts(hasVisited)).Where(r => !r.Passed)];
    }

    private async Task LetGoOfDraftAsync(Guid formId)
    {
        try
        {
            await drafts.SubmittedAsync(formId, CancellationToken.None);
        }
        catch (Exception failure) when (Outage.Is(failure))
        {
            // The application is in; the round finds out when the draft is next due.
            logger.LogWarning(failure, "The draft of an application that was submitted could not be removed yet.");
        }
    }
}
