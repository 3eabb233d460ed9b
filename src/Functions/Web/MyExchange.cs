using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Links;
using CE4BIG.Functions.Storage;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CE4BIG.Functions.Web;

/// <summary>The visitor's own page of their exchange, by the link in their first mail.</summary>
public sealed class MyExchange(ExchangeStore exchanges, Programmes programmes, StepLinks links, PageResults pages)
{
    /// <summary>Where it stands, who holds it, what it brings, what has happened.</summary>
    [Function(nameof(MyExchange))]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "exchange/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!ExchangeId.TryParse(id, out var number)
            || await exchanges.LoadAsync(number, cancellationToken) is not { } file
            || !links.IsVisitors(file.State, request.Query["k"]))
        {
            return await pages.MessageAsync(request, MessageKind.NotFound);
        }

        var state = file.State;
        var programme = await programmes.GetAsync(state.ProgrammeId, state.ProgrammeVersion, cancellationToken);
        var model = new ExchangeModel
        {
            Facts = ExchangeViews.Facts(state, programme),
            Waiting = ExchangeViews.Waiting(state.Steps),
            History = ExchangeViews.History(file),
            EndReason = state.EndingReason,
            Payment = ExchangeViews.Payment(state),
        };
        return await pages.PageAsync(request, model, programme: programme, onRecord: state.Application.VisitorContact.Language);
    }
}
