using System.Text;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Links;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;
using CE4BIG.Pages.Calendar;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CE4BIG.Functions.Web;

/// <summary>The visitor's or the host's own page of an exchange, by the link in their mails.</summary>
public sealed class MyExchange(ExchangeStore exchanges, Programmes programmes, StepLinks links, ExchangeScreens screens, PageResults pages, ProgrammeClock clock)
{
    /// <summary>Where it stands, who holds it, what it brings, what has happened, what can be done.</summary>
    [Function(nameof(MyExchange))]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "exchange/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await OpenAsync(request, id, cancellationToken) is { } visit
            ? await screens.PageAsync(visit, cancellationToken)
            : await pages.MessageAsync(request, MessageKind.NotFound);
    }

    /// <summary>The Commitment to Quality with its signatures, to be printed.</summary>
    [Function("MyCommitment")]
    public async Task<IResult> CommitmentAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "exchange/{id}/commitment")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await OpenAsync(request, id, cancellationToken) is not { } visit)
        {
            return await pages.MessageAsync(request, MessageKind.NotFound);
        }

        return await pages.PageAsync(
            request, ExchangeViews.Commitment(visit.File.State, visit.Programme, Back(visit)), programme: visit.Programme, onRecord: visit.Person.Language);
    }

    /// <summary>The visit as a calendar file; there is none before it was approved.</summary>
    [Function("MyVisit")]
    public async Task<IResult> VisitAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "exchange/{id}/visit.ics")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await OpenAsync(request, id, cancellationToken) is not { } visit
            || VisitEvent.Of(visit.File.State, visit.Programme, PageResults.ChooseLanguage(request, visit.Person.Language, null), clock.GetUtcNow()) is not { } dates)
        {
            return await pages.MessageAsync(request, MessageKind.NotFound);
        }

        return Results.File(Encoding.UTF8.GetBytes(VisitCalendar.Write(dates)), VisitCalendar.MediaType, VisitCalendar.FileName);
    }

    /// <summary>The letter with the frozen amount and its calculation, for the visitor.</summary>
    [Function("MyAmount")]
    public async Task<IResult> AmountAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "exchange/{id}/amount")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await DocumentAsync(request, id, visit => visit.File.State.Granted is null ? null : new AmountLetterModel(
            ExchangeViews.Facts(visit.File.State, visit.Programme), ExchangeViews.Certified(visit.File.State), ExchangeViews.Payment(visit.File.State), Back(visit)), cancellationToken);

    /// <summary>The note that asks money back, for the visitor.</summary>
    [Function("MyDebitNote")]
    public async Task<IResult> DebitNoteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "exchange/{id}/debit-note")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await DocumentAsync(request, id, visit => ExchangeViews.Recovery(visit.File.State) is not { } recovery ? null : new DebitNoteModel(
            ExchangeViews.Facts(visit.File.State, visit.Programme), recovery, ExchangeViews.LastPayment(visit.File.State), Back(visit)), cancellationToken);

    // Money is between the visitor and those who pay.
    private async Task<IResult> DocumentAsync(HttpRequest request, string id, Func<ExchangeVisit, PageModel?> make, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await OpenAsync(request, id, cancellationToken) is { Role: Role.Visitor } visit && make(visit) is { } document
            ? await pages.PageAsync(request, document, programme: visit.Programme, onRecord: visit.Person.Language)
            : await pages.MessageAsync(request, MessageKind.NotFound);
    }

    private static string Back(ExchangeVisit visit) => $"/exchange/{visit.File.State.Id}?k={Uri.EscapeDataString(visit.Secret)}";

    private async Task<ExchangeVisit?> OpenAsync(HttpRequest request, string id, CancellationToken cancellationToken) =>
        await ExchangeVisit.OpenAsync(exchanges, programmes, links, request, id, request.Query["k"], null, cancellationToken);
}
