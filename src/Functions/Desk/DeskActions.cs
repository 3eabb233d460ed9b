using System.Globalization;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Payments;
using CE4BIG.Domain.Payments.Statements;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Lifecycle;
using CE4BIG.Functions.Standstill;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;
using CE4BIG.Functions.Web;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CE4BIG.Functions.Desk;

/// <summary>What staff do to an exchange from its full file, each with a reason and on the trail (domain: The lifecycle).</summary>
public sealed class DeskActions(
    ExchangeStore exchanges,
    Programmes programmes,
    DeskFiles files,
    StaffSessions sessions,
    Agenda agenda,
    Workflow workflow,
    StandstillGuard standstill,
    DeskIndex index,
    PageResults pages,
    ProgrammeClock clock,
    ILogger<DeskActions> logger)
{
    private const int LongestReason = 2000;

    /// <summary>Does what is asked, or says at the form why not.</summary>
    [Function("DeskAct")]
    public async Task<IResult> ActAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/exchange/{id}/act")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
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

        if (!ExchangeId.TryParse(id, out var number) || await exchanges.LoadAsync(number, cancellationToken) is not { } file || !staff.MaySee(file.State))
        {
            return await pages.MessageAsync(request, MessageKind.NotFound, programme: staff.Programme, onRecord: staff.Person.Language);
        }

        if (InterventionNames.Read(form["action"]) is not { } action || staff.RoleIn(file.State) is not { } role || !Moves.Of(action).By.Contains(role))
        {
            return await pages.MessageAsync(request, MessageKind.Forbidden, programme: staff.Programme, onRecord: staff.Person.Language);
        }

        if (await standstill.RefusesAsync(action, role, cancellationToken))
        {
            return await standstill.PageAsync(request, form);
        }

        var by = new Addressee(role, staff.Person.Name, staff.Person.Email, staff.Person.Language);
        var errors = new List<FormError>();
        FormFields.Text(form, "reason", LongestReason, required: false, errors);
        var move = Read(form, action, by, file, errors);
        try
        {
            if (errors.Count == 0)
            {
                (file, var refusal) = await DoAsync(file, action, move, client);
                if (refusal is { } named)
                {
                    errors.Add(FormError.Of(FieldOf(action, named), named));
                }
            }

            return await ShowAsync(request, staff, file, action, form, errors, cancellationToken);
        }
        catch (Exception failure) when (Outage.Is(failure) && !cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning(failure, "Storage was away while staff acted on {Exchange}.", number);
            return await pages.PageAsync(
                request, new RetryModel(request.Path, form.Values, false), StatusCodes.Status503ServiceUnavailable, staff.Programme, staff.Person.Language, form);
        }
    }

    private async Task<(ExchangeFile File, Refusal? Refusal)> DoAsync(
        ExchangeFile file, Intervention action, Func<Exchange, DateTimeOffset, Outcome> move, DurableTaskClient client)
    {
        if (action == Intervention.ApplyProgramme)
        {
            // Kept first: from now on the exchange needs this version for as long as it lives.
            await programmes.KeepAsync(file.State.ProgrammeId, Today(file).Version, CancellationToken.None);
        }

        await agenda.MarkDueAsync(file.State.Id, CancellationToken.None);
        var change = await exchanges.ChangeAsync(file, clock.GetUtcNow(), exchange => move(exchange, clock.GetUtcNow()), CancellationToken.None);
        if (change.Outcome is Outcome.Done && action == Intervention.Restart)
        {
            await workflow.RestartAsync(client, change.After, CancellationToken.None);
        }
        else
        {
            await workflow.FollowAsync(client, change, CancellationToken.None);
        }

        if (change.Outcome is Outcome.Done && await standstill.StandsStillAsync(CancellationToken.None))
        {
            // No workflow shows it, and whoever goes through the list of what is overdue wants to see it get shorter.
            await index.WriteAsync(change.File, [], CancellationToken.None);
        }

        return (change.File, change.Outcome is Outcome.Refused { Refusal: var refusal } ? refusal : null);
    }

    private async Task<IResult> ShowAsync(
        HttpRequest request, StaffMember staff, ExchangeFile file, Intervention action, PostedForm form, List<FormError> errors, CancellationToken cancellationToken)
    {
        var programme = await programmes.GetAsync(file.State.ProgrammeId, file.State.ProgrammeVersion, cancellationToken);
        var model = await files.ModelAsync(staff, file, programme, cancellationToken);
        model = errors.Count > 0
            ? model with { Action = action, Input = new FormInput { Values = form.Values, Errors = [.. errors] } }
            : model with { Done = action };
        return await pages.PageAsync(
            request, model, errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK, programme, staff.Person.Language, form);
    }

    private Func<Exchange, DateTimeOffset, Outcome> Read(PostedForm form, Intervention action, Addressee by, ExchangeFile file, List<FormError> errors)
    {
        var reason = form["reason"];
        return action switch
        {
            Intervention.CancelByCluster => (exchange, now) => exchange.CancelByCluster(by, reason, now),
            Intervention.ForceMajeure => (exchange, now) => exchange.DeclareForceMajeure(by, reason, now),
            Intervention.Extend => ReadExtension(form, by, errors),
            Intervention.Resend => ReadResend(form, by, errors),
            Intervention.ReplacePerson => ReadReplacement(form, by, file, errors),
            Intervention.Restart => (exchange, now) => exchange.NoteRestart(by, reason, now),
            Intervention.ApplyProgramme => (exchange, now) => exchange.Apply(Today(file), by, reason, now),
            Intervention.HoldLegally => (exchange, now) => exchange.HoldLegally(by, reason, now),
            Intervention.ReleaseHold => (exchange, now) => exchange.ReleaseHold(by, reason, now),
            Intervention.Recover => ReadRecovery(form, by, errors),
            Intervention.TakeOver => ReadTakeOver(form, by, errors),
            Intervention.PaymentCameBack or Intervention.AdvanceCameBack => ReadReturn(form, action, by, errors),
            Intervention.Postpone or Intervention.ChangeHost or Intervention.Withdraw or Intervention.CancelByHost or Intervention.ReportNoShow =>
                throw new ArgumentException("That is the visitor's or the host's.", nameof(action)),
        };
    }

    private static Func<Exchange, DateTimeOffset, Outcome> ReadResend(PostedForm form, Addressee by, List<FormError> errors)
    {
        var key = ReadStep(form, errors);
        return (exchange, now) => exchange.Resend(key, by, form["reason"], now);
    }

    private static Func<Exchange, DateTimeOffset, Outcome> ReadTakeOver(PostedForm form, Addressee by, List<FormError> errors)
    {
        var key = ReadStep(form, errors);
        return (exchange, now) => exchange.TakeOver(key, by, form["reason"], now);
    }

    // The form carries which payment was shown: another one may have come since.
    private static Func<Exchange, DateTimeOffset, Outcome> ReadReturn(PostedForm form, Intervention action, Addressee by, List<FormError> errors)
    {
        if (!EndToEndId.TryParse(form["payment"], out var payment))
        {
            errors.Add(FormError.Of("payment", FormProblem.ChoiceMissing));
        }

        var valueDate = FormFields.Date(form, "valueDate", errors);
        var booking = new ReturnBooking(valueDate, FormFields.Text(form, "bankReference", StatementEntry.LongestReference, required: true, errors));
        return (exchange, now) => action == Intervention.AdvanceCameBack
            ? exchange.TakeBackAdvance(payment, booking, by, form["reason"], now)
            : exchange.TakeBackPayment(payment, booking, by, form["reason"], now);
    }

    private static Func<Exchange, DateTimeOffset, Outcome> ReadRecovery(PostedForm form, Addressee by, List<FormError> errors)
    {
        var amount = FormFields.Amount(form, "amountEur", errors);
        return (exchange, now) => exchange.Recover(amount, by, form["reason"], now);
    }

    private static Func<Exchange, DateTimeOffset, Outcome> ReadExtension(PostedForm form, Addressee by, List<FormError> errors)
    {
        var key = ReadStep(form, errors);
        if (!int.TryParse(form["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > Exchange.LongestExtension)
        {
            errors.Add(FormError.Of("days", FormProblem.DaysInvalid, Exchange.LongestExtension));
        }

        return (exchange, now) => exchange.Extend(key, days, by, form["reason"], now);
    }

    private static Func<Exchange, DateTimeOffset, Outcome> ReadReplacement(PostedForm form, Addressee by, ExchangeFile file, List<FormError> errors)
    {
        var reason = form["reason"];
        if (form.Values.ContainsKey("step"))
        {
            var key = ReadStep(form, errors);
            if (form["personId"].Length == 0)
            {
                errors.Add(FormError.Of("personId", FormProblem.ColleagueMissing));
            }

            return (exchange, now) => exchange.Replace(key, form["personId"], by, reason, now);
        }

        var role = form["role"] switch { "visitor" => Role.Visitor, "host" => Role.Host, _ => (Role?)null };
        if (role is null)
        {
            errors.Add(FormError.Of("role", FormProblem.ChoiceMissing));
        }

        var name = FormFields.Text(form, "name", ApplicationLimits.Name, required: true, errors);
        if (!EmailAddress.TryRead(form["email"].Trim(), out var email))
        {
            errors.Add(FormError.Of("email", FormProblem.EmailInvalid));
        }

        var known = role == Role.Host ? file.State.Host : file.State.Visitor;
        var language = Codes.TryParse(form["language"], out Language chosen) ? chosen : known.Language;
        return (exchange, now) => exchange.Replace(role!.Value, new ContactPerson(name, email!, language), by, reason, now);
    }

    private static StepKey ReadStep(PostedForm form, List<FormError> errors)
    {
        if (!StepKey.TryParse(form["step"], out var key))
        {
            errors.Add(FormError.Of("step", FormProblem.ChoiceMissing));
        }

        return key;
    }

    private static string FieldOf(Intervention action, Refusal refusal) => refusal switch
    {
        Refusal.NoSuchColleague => action == Intervention.ReplacePerson ? "personId" : "reason",
        Refusal.ExtensionImplausible => "days",
        Refusal.NothingToRecover => "amountEur",
        Refusal.NoLongerNeeded => "step",
        Refusal.AnotherPayment => "payment",
        Refusal.ValueDateImplausible => "valueDate",
        _ => "reason",
    };

    private Programme Today(ExchangeFile file) => programmes.Find(file.State.ProgrammeId)
        ?? throw new InvalidOperationException($"Programme {file.State.ProgrammeId} has no file any more.");
}
