using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Standstill;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;
using CE4BIG.Pages;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;

namespace CE4BIG.Functions.Web;

/// <summary>Turns a page's model into an answer. Rendered before the function returns, so that a failure still becomes a page.</summary>
public sealed class PageResults(PageRenderer renderer, Programmes programmes, StaffSessions sessions, StandstillWatch standstill, ProgrammeClock clock)
{
    private const string Html = "text/html; charset=utf-8";

    /// <summary>The page.</summary>
    /// <param name="request">What it answers: gives path, query and wished language.</param>
    /// <param name="model">What it shows.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="programme">The programme it belongs to; null for the first one.</param>
    /// <param name="onRecord">The person's language on record.</param>
    /// <param name="form">The posted form, which carries the language further and the link's secret.</param>
    public async Task<IResult> PageAsync(
        HttpRequest request, PageModel model, int status = StatusCodes.Status200OK, Programme? programme = null, Language? onRecord = null, PostedForm? form = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(model);
        var staff = sessions.Find(request);
        var frame = new PageFrame
        {
            Language = ChooseLanguage(request, onRecord, form),
            Programme = programme ?? programmes.Current.First(),
            Now = clock.GetUtcNow(),
            Path = request.Path.Value ?? "/",
            Query = Query(request, form),
            SignedIn = staff?.Name,
            Staff = staff is null ? null : Staff(staff, await StandsStillAsync(request)),
        };
        if (model.HasScript)
        {
            // Pages without one, such as those that decide, keep the policy that allows none.
            request.HttpContext.Response.Headers.ContentSecurityPolicy = PageMiddleware.ScriptPolicy;
        }

        return Results.Content(await renderer.RenderAsync(model, frame), Html, statusCode: status);
    }

    /// <summary>A plain message.</summary>
    public Task<IResult> MessageAsync(HttpRequest request, MessageKind kind, int? status = null, Programme? programme = null, Language? onRecord = null) =>
        PageAsync(request, new MessageModel(kind), status ?? Status(kind), programme, onRecord);

    /// <summary>The language a page is written in: asked for, on record, the browser's, English.</summary>
    public static Language ChooseLanguage(HttpRequest request, Language? onRecord, PostedForm? form)
    {
        ArgumentNullException.ThrowIfNull(request);
        var asked = request.Query["lang"].FirstOrDefault() ?? form?["lang"];
        return LanguageChoice.Choose(asked, onRecord, request.Headers.AcceptLanguage);
    }

    private StaffFrame Staff(StaffMember staff, bool standsStill) => new()
    {
        Name = staff.Name,
        SeesMoney = staff.SeesMoney,
        MakesPayments = staff.MakesPayments,
        SeesFigures = staff.Cluster is null,
        StandsStill = standsStill,
        MayLift = staff.Cluster is null,
        Others = [.. sessions.Others(staff).Select(s => new OtherProgramme(s.Programme.Id, s.Programme.Name))],
    };

    // The page that says that storage is away must not need it.
    private async Task<bool> StandsStillAsync(HttpRequest request)
    {
        try
        {
            return await standstill.StandsStillAsync(request.HttpContext.RequestAborted);
        }
        catch (Exception failure) when (Outage.Is(failure))
        {
            return false;
        }
    }

    private static Dictionary<string, string> Query(HttpRequest request, PostedForm? form)
    {
        var query = request.Query.Where(q => q.Key != "lang" && q.Value.Count > 0).ToDictionary(q => q.Key, q => q.Value[0] ?? string.Empty, StringComparer.Ordinal);
        if (form is not null && form["k"] is { Length: > 0 } secret)
        {
            query["k"] = secret;
        }

        return query;
    }

    private static int Status(MessageKind kind) => kind switch
    {
        MessageKind.NotFound => StatusCodes.Status404NotFound,
        MessageKind.NothingToDo or MessageKind.NewLinkSent or MessageKind.PageCodeSent or MessageKind.SignedOut => StatusCodes.Status200OK,
        MessageKind.Unavailable or MessageKind.Standstill => StatusCodes.Status503ServiceUnavailable,
        MessageKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        MessageKind.TooManyAttempts => StatusCodes.Status429TooManyRequests,
        MessageKind.ExportTooLong => StatusCodes.Status422UnprocessableEntity,
        MessageKind.BadRequest => StatusCodes.Status400BadRequest,
        MessageKind.TooManyExchanges => StatusCodes.Status422UnprocessableEntity,
        MessageKind.Forbidden => StatusCodes.Status403Forbidden,
        MessageKind.SignInLinkDead => StatusCodes.Status410Gone,
        MessageKind.Error => StatusCodes.Status500InternalServerError,
    };
}
