using System.Collections.Immutable;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Api;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Web;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CE4BIG.Functions.Standstill;

/// <summary>Refuses, while the desk stands still, whatever somebody sends: save what this class lists.</summary>
public sealed class StandstillGuard(StandstillWatch watch, StaffSessions sessions, PageResults pages)
{
    private const string Form = "ApplySubmit";

    // The check takes hours or days; whoever asks by itself asks seldom.
    private const string RetryAfter = "3600";

    /// <summary>The functions that take what is sent all the same: staff come and go, the coordinator puts exchanges right and lifts the standstill.</summary>
    public static ImmutableHashSet<string> Open { get; } =
        ImmutableHashSet.Create(StringComparer.Ordinal, "SignInAsk", "SignInEnter", "SignOut", "DeskAct", "DeskStandstillLift");

    /// <summary>
    /// What the coordinator may do to an exchange beforehand: what keeps it from lapsing or being forgotten, and who is written to. Nothing
    /// that moves money, and no restart, since nothing starts.
    /// </summary>
    public static ImmutableHashSet<Intervention> Preparing { get; } =
    [
        Intervention.Extend, Intervention.Resend, Intervention.ReplacePerson, Intervention.HoldLegally, Intervention.ReleaseHold,
        Intervention.ApplyProgramme, Intervention.CancelByCluster, Intervention.ForceMajeure,
    ];

    /// <summary>Whether the desk stands still.</summary>
    public ValueTask<bool> StandsStillAsync(CancellationToken cancellationToken) => watch.StandsStillAsync(cancellationToken);

    /// <summary>Whether the desk stands still and this is nothing that may be done meanwhile.</summary>
    public async Task<bool> RefusesAsync(Intervention action, Role by, CancellationToken cancellationToken) =>
        !(by == Role.Coordinator && Preparing.Contains(action)) && await watch.StandsStillAsync(cancellationToken);

    /// <summary>The refusal of a request; null where it may go on.</summary>
    /// <param name="function">Whom it is for.</param>
    /// <param name="request">What was sent.</param>
    public async Task<IResult?> RefuseAsync(FunctionDefinition function, HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(request);
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)
            || Open.Contains(function.Name) || !await watch.StandsStillAsync(request.HttpContext.RequestAborted))
        {
            return null;
        }

        if (ApiPaths.Covers(request.Path))
        {
            request.HttpContext.Response.Headers.RetryAfter = RetryAfter;
            return ApiResults.Problem(request, ApiProblem.Standstill);
        }

        var form = await FormAsync(request);
        return function.Name == Form && form?["save"] == "language" ? null : await PageAsync(request, form);
    }

    /// <summary>The page that says so.</summary>
    public Task<IResult> PageAsync(HttpRequest request, PostedForm? form)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.HttpContext.Response.Headers.RetryAfter = RetryAfter;
        var staff = sessions.Find(request);
        return pages.PageAsync(
            request, new MessageModel(MessageKind.Standstill), StatusCodes.Status503ServiceUnavailable, staff?.Programme, staff?.Person.Language, form);
    }

    // Read to its end, since a browser may show no answer to what it is still sending; and for its language. Whoever comes next reads it again.
    private static async Task<PostedForm?> FormAsync(HttpRequest request)
    {
        request.EnableBuffering();
        var (form, _) = await FormReader.ReadAsync(request, request.HttpContext.RequestAborted);
        request.Body.Position = 0;
        return form;
    }
}
