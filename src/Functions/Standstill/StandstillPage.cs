using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Time;
using CE4BIG.Functions.Web;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace CE4BIG.Functions.Standstill;

/// <summary>Where a coordinator sees what to check after a restore, and lets the desk go on.</summary>
public sealed class StandstillPage(StandstillStore store, StaffSessions sessions, PageResults pages, ProgrammeClock clock, ILogger<StandstillPage> logger)
{
    private const string Address = "desk/standstill";
    private const int LongestReason = 2000;

    /// <summary>The page; also afterwards, and in an account that was never restored.</summary>
    [Function("DeskStandstill")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Address)] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (sessions.Find(request) is not { } staff)
        {
            return Results.Redirect("/desk/sign-in");
        }

        return staff.Cluster is null
            ? await pages.PageAsync(request, await ModelAsync(cancellationToken), programme: staff.Programme, onRecord: staff.Person.Language)
            : await pages.MessageAsync(request, MessageKind.Forbidden, programme: staff.Programme, onRecord: staff.Person.Language);
    }

    /// <summary>Lifts the standstill: the next round of the sweep sets every exchange going.</summary>
    [Function("DeskStandstillLift")]
    public async Task<IResult> LiftAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address)] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (sessions.Find(request) is not { } staff)
        {
            return Results.Redirect("/desk/sign-in");
        }

        var (form, problem) = await FormReader.ReadAsync(request, cancellationToken);
        if (form is null || staff.Cluster is not null)
        {
            return await pages.MessageAsync(request, form is null ? problem : MessageKind.Forbidden, programme: staff.Programme, onRecord: staff.Person.Language);
        }

        var errors = new List<FormError>();
        var reason = FormFields.Text(form, "liftReason", LongestReason, required: true, errors);
        if (form["liftChecked"] != "yes")
        {
            errors.Add(FormError.Of("liftChecked", FormProblem.ConfirmationMissing));
        }

        if (errors.Count == 0 && await store.LiftAsync(new Lifting(clock.Real.GetUtcNow(), staff.Programme.Id, staff.Person.Id, reason), CancellationToken.None))
        {
            // Who and why stand in the account: the reason may name somebody.
            logger.LogWarning("The standstill after the restore was lifted by a coordinator of {Programme}. The sweep sets everything going.", staff.Programme.Id);
        }

        var model = await ModelAsync(cancellationToken);
        model = errors.Count > 0 ? model with { Input = new FormInput { Values = form.Values, Errors = [.. errors] } } : model;
        var status = errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
        return await pages.PageAsync(request, model, status, staff.Programme, staff.Person.Language, form);
    }

    private async Task<StandstillModel> ModelAsync(CancellationToken cancellationToken) => await store.FindAsync(cancellationToken) is not { } note
        ? new StandstillModel()
        : new StandstillModel
        {
            Restore = new RestoreFacts(note.Sha256, note.BackupBegun, note.RestoredAt),
            Lifted = note.Lifting is { } lifting
                ? new LiftingFacts(lifting.At, sessions.FindById(lifting.Programme, lifting.Person)?.Name ?? lifting.Person, lifting.Reason)
                : null,
        };
}
