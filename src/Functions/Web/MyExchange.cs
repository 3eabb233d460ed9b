using System.Text;
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

        var back = $"/exchange/{visit.File.State.Id}?k={Uri.EscapeDataString(visit.Secret)}";
        return await pages.PageAsync(
            request, ExchangeViews.Commitment(visit.File.State, visit.Programme, back), programme: visit.Programme, onRecord: visit.Person.Language);
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

    private async Task<ExchangeVisit?> OpenAsync(HttpRequest request, string id, CancellationToken cancellationToken) =>
        await ExchangeVisit.OpenAsync(exchanges, programmes, links, request, id, request.Query["k"], null, cancellationToken);
}
