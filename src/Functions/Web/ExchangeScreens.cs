using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Lifecycle;
using CE4BIG.Functions.Links;
using CE4BIG.Functions.Time;
using CE4BIG.Pages.Calendar;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;

namespace CE4BIG.Functions.Web;

/// <summary>What visitor and host see on their page of an exchange, before and after they did something there.</summary>
public sealed class ExchangeScreens(Funding funding, StepLinks links, PageResults pages, ProgrammeClock clock)
{
    /// <summary>The page.</summary>
    /// <param name="visit">Whose.</param>
    /// <param name="cancellationToken">Ends the look at the ledger.</param>
    /// <param name="action">What they tried to do; null where they only look.</param>
    /// <param name="errors">What was wrong with that; none where it was done.</param>
    public async Task<IResult> PageAsync(ExchangeVisit visit, CancellationToken cancellationToken, Intervention? action = null, params FormError[] errors)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(errors);
        var state = visit.File.State;
        var visitor = visit.Role == Role.Visitor;
        var model = new ExchangeModel
        {
            Facts = ExchangeViews.Facts(state, visit.Programme),
            Role = visit.Role,
            Secret = visit.Secret,
            HasCalendar = VisitEvent.Of(state, visit.Programme, visit.Person.Language, clock.GetUtcNow()) is not null,
            Tasks = [.. Tasks(visit)],
            Entered = ExchangeViews.Entered(visit.File),
            Money = visitor ? ExchangeViews.Money(state, visit.Programme) : null,
            Evidence = visitor ? ExchangeViews.Evidence(state, visit.Programme, visit.Secret) : [],
            Certified = ExchangeViews.Certified(state),
            Waiting = ExchangeViews.Waiting(state.Steps),
            Place = await funding.PlaceAsync(state, cancellationToken),
            History = visitor ? ExchangeViews.History(visit.File) : ExchangeViews.HistoryForHost(visit.File),
            EndReason = state.EndingReason,
            Advance = visitor ? ExchangeViews.Advance(state) : null,
            Payment = visitor ? ExchangeViews.Payment(state) : null,
            Recovery = visitor ? ExchangeViews.Recovery(state) : null,
            Actions = [.. Exchange.Load(state, visit.Programme).Offered(visit.Role, clock.GetUtcNow())],
            Action = errors.Length > 0 ? action : null,
            Done = errors.Length > 0 ? null : action,
            Input = errors.Length > 0 ? new FormInput { Values = visit.Form!.Values, Errors = [.. errors] } : FormInput.Empty,
        };
        var status = errors.Length > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
        return await pages.PageAsync(visit.Request, model, status, visit.Programme, visit.Person.Language, visit.Form);
    }

    // By the address and not by the role alone: a link leads only whom it is addressed to. Deciding still takes the code of the mail.
    private IEnumerable<OwnTask> Tasks(ExchangeVisit visit) => visit.File.State.Steps
        .Where(s => s.IsOpen && s.Addressee is { } to && to.Role == visit.Role && to.Email == visit.Person.Email)
        .Select(s => new OwnTask(s.Key, s.DueAt, links.Secret(visit.File.State.Id, s)));
}
