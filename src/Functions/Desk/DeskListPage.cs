using CE4BIG.Functions.Time;
using CE4BIG.Functions.Web;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using QueryHelpers = Microsoft.AspNetCore.WebUtilities.QueryHelpers;

namespace CE4BIG.Functions.Desk;

/// <summary>The list of exchanges: searched, filtered, a page at a time; and the views that somebody keeps of it.</summary>
public sealed class DeskListPage(DeskLists lists, StaffViews views, StaffSessions sessions, PageResults pages, ProgrammeClock clock)
{
    private const string ViewName = "viewName";

    /// <summary>The list.</summary>
    [Function("DeskList")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/exchanges")] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return sessions.Find(request) is { } staff
            ? await ListAsync(request, staff, DeskFilters.Read(name => request.Query[name].FirstOrDefault(), staff), null, cancellationToken)
            : Results.Redirect("/desk/sign-in");
    }

    /// <summary>Keeps a view under a name, or deletes one; either way the list comes back as it was.</summary>
    [Function("DeskViews")]
    public async Task<IResult> KeepAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/views")] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (sessions.Find(request) is not { } staff)
        {
            return Results.Redirect("/desk/sign-in");
        }

        var (form, problem) = await FormReader.ReadAsync(request, cancellationToken);
        if (form is null)
        {
            return await pages.MessageAsync(request, problem, programme: staff.Programme, onRecord: staff.Person.Language);
        }

        // Read and written again: what is kept is a filter and not what somebody posted.
        var query = QueryHelpers.ParseQuery(form["query"]);
        var filter = DeskFilters.Read(name => query.TryGetValue(name, out var values) ? values.FirstOrDefault() : null, staff);
        var name = form[ViewName].Trim();
        switch (form["action"])
        {
            case "delete" when name.Length is > 0 and <= DeskExchangesModel.LongestViewName:
                await views.DeleteAsync(staff, name, cancellationToken);
                break;
            case "save":
                if (await ProblemAsync(staff, name, cancellationToken) is { } error)
                {
                    return await ListAsync(request, staff, filter, new FormInput { Values = form.Values, Errors = [error] }, cancellationToken, form);
                }

                await views.SaveAsync(staff, new SavedView(name, filter.Query), cancellationToken);
                break;
            default:
                return await pages.MessageAsync(request, MessageKind.BadRequest, programme: staff.Programme, onRecord: staff.Person.Language);
        }

        return Results.Redirect(filter.IsEmpty ? "/desk/exchanges" : $"/desk/exchanges?{filter.Query}");
    }

    private async Task<FormError?> ProblemAsync(StaffMember staff, string name, CancellationToken cancellationToken)
    {
        if (name.Length == 0)
        {
            return FormError.Of(ViewName, FormProblem.TextMissing);
        }

        if (name.Length > DeskExchangesModel.LongestViewName)
        {
            return FormError.Of(ViewName, FormProblem.TextTooLong, DeskExchangesModel.LongestViewName);
        }

        var kept = await views.ListAsync(staff, cancellationToken);
        return kept.Length >= StaffViews.Most && !kept.Any(view => StaffViews.IsSame(view.Name, name))
            ? FormError.Of(ViewName, FormProblem.TooManyViews, StaffViews.Most)
            : null;
    }

    private async Task<IResult> ListAsync(
        HttpRequest request, StaffMember staff, ExchangeFilter filter, FormInput? input, CancellationToken cancellationToken, PostedForm? form = null)
    {
        var (place, now) = (DeskViews.Place(request), clock.GetUtcNow());
        var kept = views.ListAsync(staff, cancellationToken);
        var slice = await lists.ExchangesAsync(DeskFilters.Query(filter, staff, now), place, cancellationToken);
        var model = new DeskExchangesModel
        {
            Filter = filter,
            Rows = [.. slice.Items.Select(DeskViews.Row)],
            Now = now,
            OwnCluster = staff.Cluster?.Id,
            Views = await kept,
            IsFirst = place is null,
            NextPage = slice.After,
            Input = input ?? FormInput.Empty,
        };
        return await pages.PageAsync(
            request, model, input is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, staff.Programme, staff.Person.Language, form);
    }
}
