using CE4BIG.Functions.Telemetry;
using CE4BIG.Functions.Time;
using CE4BIG.Functions.Web;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CE4BIG.Functions.Desk;

/// <summary>Staff sign in by a link mailed to their address in the programme; the answer does not tell who is on the staff (architecture §4).</summary>
public sealed class SignIn(StaffSessions sessions, PageResults pages, ProgrammeClock clock, ILogger<SignIn> logger)
{
    private const int LongestEmail = 254;

    /// <summary>The form that asks for the address.</summary>
    [Function("SignInShow")]
    public Task<IResult> ShowAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/sign-in")] HttpRequest request) =>
        pages.PageAsync(request, new SignInModel());

    /// <summary>Has the link mailed, where the address is a member of staff's.</summary>
    [Function("SignInAsk")]
    public async Task<IResult> AskAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/sign-in")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (form, problem) = await FormReader.ReadAsync(request, cancellationToken);
        if (form is null)
        {
            return await pages.MessageAsync(request, problem);
        }

        var email = form["email"].Trim();
        if (email.Length is 0 or > LongestEmail || !email.Contains('@', StringComparison.Ordinal))
        {
            var input = new FormInput { Values = form.Values, Errors = [FormError.Of("email", FormProblem.EmailInvalid)] };
            return await pages.PageAsync(request, new SignInModel { Input = input }, StatusCodes.Status422UnprocessableEntity, form: form);
        }

        if (sessions.FindByEmail(email) is { } staff)
        {
            var until = clock.Real.GetUtcNow() + StaffSessions.LinkLifetime;
            var order = new SignInOrder(staff.Programme.Id, staff.Person.Id, until) { Trace = DeskTracing.Current };

            await MailLinkAsync(client, order, cancellationToken);
        }

        return await pages.PageAsync(request, new SignInSentModel(email), form: form);
    }

    // At most one mail a minute, however often the form is sent. The answer is the same whatever comes of it.
    private async Task MailLinkAsync(DurableTaskClient client, SignInOrder order, CancellationToken cancellationToken)
    {
        var instance = FormattableString.Invariant($"sign-in:{order.Programme}:{order.Person}:{order.Until.ToUnixTimeSeconds() / 60}");
        try
        {
            if (await client.GetInstanceAsync(instance, cancellationToken) is null)
            {
                await client.ScheduleNewOrchestrationInstanceAsync(
                    nameof(SignInMailing), order, new StartOrchestrationOptions(InstanceId: instance), cancellationToken);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Two clicks at once, or an engine that is away: the person asks again.
            logger.LogWarning(failure, "A sign-in link could not be ordered.");
        }
    }

    /// <summary>A button: looking at a link signs nobody in, since mail scanners look at links.</summary>
    [Function("SignInEnterShow")]
    public Task<IResult> ShowEnterAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/enter")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var secret = request.Query["k"].FirstOrDefault();
        return sessions.ReadLink(secret) is { } staff
            ? pages.PageAsync(request, new EnterModel(secret!), programme: staff.Programme, onRecord: staff.Person.Language)
            : pages.MessageAsync(request, MessageKind.SignInLinkDead);
    }

    /// <summary>Signs in.</summary>
    [Function("SignInEnter")]
    public async Task<IResult> EnterAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/enter")] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (form, problem) = await FormReader.ReadAsync(request, cancellationToken);
        if (form is null)
        {
            return await pages.MessageAsync(request, problem);
        }

        if (sessions.ReadLink(form["k"]) is not { } staff)
        {
            return await pages.MessageAsync(request, MessageKind.SignInLinkDead);
        }

        sessions.Begin(request.HttpContext.Response, staff);
        return Results.Redirect("/desk");
    }

    /// <summary>Signs out.</summary>
    [Function("SignOut")]
    public Task<IResult> LeaveAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/sign-out")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        sessions.End(request.HttpContext.Response);
        return pages.MessageAsync(request, MessageKind.SignedOut);
    }
}
