using System.Collections.Immutable;
using CE4BIG.Domain.Payments;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Time;
using CE4BIG.Functions.Web;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace CE4BIG.Functions.Payments;

/// <summary>Where finance puts ordered payments into a file for the bank, fetches the file, and takes back one that was never sent.</summary>
public sealed class PaymentsPage(OrderedPayments ordered, PaymentFiles files, StaffSessions sessions, PageResults pages, ProgrammeClock clock, ILogger<PaymentsPage> logger)
{
    private const string Address = "desk/payments";
    private const string FileAddress = "desk/payments/file/{file}";
    private const string Chosen = "payments";
    private const int LongestReason = 500;

    /// <summary>What can be sent, and the files that were made.</summary>
    [Function("DeskPayments")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Address)] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (staff, refused) = await FinanceAsync(request);
        return staff is null ? refused! : await PageAsync(request, staff, model => model, null, cancellationToken);
    }

    /// <summary>Makes a file.</summary>
    [Function("DeskPaymentsMake")]
    public async Task<IResult> MakeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address)] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (staff, refused) = await FinanceAsync(request);
        if (staff is null)
        {
            return refused!;
        }

        var (form, problem) = await FormReader.ReadAsync(request, cancellationToken);
        if (form is null)
        {
            return await pages.MessageAsync(request, problem, programme: staff.Programme, onRecord: staff.Person.Language);
        }

        var (made, error) = await MakeAsync(staff, form, cancellationToken);
        return error is null
            ? await PageAsync(request, staff, model => model with { Made = made }, form, cancellationToken)
            : await PageAsync(request, staff, model => model with { Input = new FormInput { Values = form.Values, Errors = [error] } }, form, cancellationToken);
    }

    /// <summary>The file itself.</summary>
    [Function("DeskPaymentsFile")]
    public async Task<IResult> FileAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = FileAddress)] HttpRequest request, string file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (staff, refused) = await FinanceAsync(request);
        if (staff is null)
        {
            return refused!;
        }

        if (await files.FindAsync(staff.Programme.Id, staff.Cluster!.Id, file, cancellationToken) is not { } found
            || await files.WriteAsync(staff.Programme.Id, staff.Cluster.Id, found, cancellationToken) is not { } bytes)
        {
            return await pages.MessageAsync(request, MessageKind.NotFound, programme: staff.Programme, onRecord: staff.Person.Language);
        }

        // Sent as it is, it would pay to an account that was doubted, and the payment that took its place would pay again.
        return await ordered.WasOneTakenOutAsync(staff, found.Payments, cancellationToken)
            ? await PageAsync(request, staff, model => model with { NotReleased = found.MessageId, Input = new FormInput { Errors = [FormError.Of("neverSent", FormProblem.FileHoldsReturned)] } }, null, cancellationToken)
            : Results.File(bytes, "application/xml", $"{found.MessageId}.xml");
    }

    /// <summary>Sets the payments of a file free that was never sent.</summary>
    [Function("DeskPaymentsRelease")]
    public async Task<IResult> ReleaseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = FileAddress)] HttpRequest request, string file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (staff, refused) = await FinanceAsync(request);
        if (staff is null)
        {
            return refused!;
        }

        var (form, problem) = await FormReader.ReadAsync(request, cancellationToken);
        if (form is null || await files.FindAsync(staff.Programme.Id, staff.Cluster!.Id, file, cancellationToken) is not { } found)
        {
            return await pages.MessageAsync(request, form is null ? problem : MessageKind.NotFound, programme: staff.Programme, onRecord: staff.Person.Language);
        }

        var errors = await ReleaseAsync(staff, found, form, cancellationToken);
        return errors.IsEmpty
            ? await PageAsync(request, staff, model => model with { Released = found.MessageId }, form, cancellationToken)
            : await PageAsync(
                request, staff, model => model with { NotReleased = found.MessageId, Input = new FormInput { Values = form.Values, Errors = errors } }, form, cancellationToken);
    }

    // Not cancelled once begun: whoever closes the page meant what they sent.
    private async Task<(string? Made, FormError? Error)> MakeAsync(StaffMember staff, PostedForm form, CancellationToken cancellationToken)
    {
        ImmutableArray<EndToEndId> chosen = [.. form[Chosen].Split(',').Select(text => EndToEndId.TryParse(text, out var id) ? id : default).Where(id => id.Number > 0).Distinct()];
        if (chosen.IsEmpty || staff.Cluster!.Account is not { } account)
        {
            return (null, FormError.Of(Chosen, FormProblem.PaymentsMissing));
        }

        if (chosen.Length > PaymentFiles.MostPayments)
        {
            return (null, FormError.Of(Chosen, FormProblem.PaymentsTooMany, PaymentFiles.MostPayments));
        }

        if (await ordered.TransfersAsync(staff, chosen, cancellationToken) is not { } transfers)
        {
            return (null, FormError.Of(Chosen, FormProblem.PaymentsChanged));
        }

        var batch = PaymentBatch.Of(account, transfers, staff.Programme, clock.GetUtcNow());
        if (!await files.AddAsync(staff.Programme.Id, staff.Cluster.Id, batch, staff.Person.Email, CancellationToken.None))
        {
            return (null, FormError.Of(Chosen, FormProblem.PaymentsTaken));
        }

        logger.LogInformation("{File} was made with {Count} payments.", batch.MessageId, batch.Transfers.Length);
        return (batch.MessageId, null);
    }

    private async Task<ImmutableArray<FormError>> ReleaseAsync(StaffMember staff, PaymentFileRecord file, PostedForm form, CancellationToken cancellationToken)
    {
        var errors = new List<FormError>();
        if (form["neverSent"] != "yes")
        {
            errors.Add(FormError.Of("neverSent", FormProblem.ConfirmationMissing));
        }

        var reason = FormFields.Text(form, "releaseReason", LongestReason, required: true, errors);
        if (errors.Count > 0)
        {
            return [.. errors];
        }

        // What has been paid, or what the bank sent back, was sent, whatever anybody says.
        if (!await ordered.MayBeUnsentAsync(staff, file.Payments, cancellationToken)
            || !await files.ReleaseAsync(staff.Programme.Id, staff.Cluster!.Id, file.MessageId, staff.Person.Email, reason, clock.GetUtcNow(), CancellationToken.None))
        {
            return [FormError.Of("neverSent", FormProblem.FileNotReleasable)];
        }

        logger.LogInformation("{File} was released.", file.MessageId);
        return [];
    }

    private async Task<IResult> PageAsync(HttpRequest request, StaffMember staff, Func<DeskPaymentsModel, DeskPaymentsModel> change, PostedForm? form, CancellationToken cancellationToken)
    {
        var place = DeskViews.Place(request);
        var (ready, more) = await ordered.ReadyAsync(staff, cancellationToken);
        var (made, next) = await files.ListAsync(staff.Programme.Id, staff.Cluster!.Id, place, cancellationToken);
        var model = change(new DeskPaymentsModel
        {
            Ready = ready,
            MoreReady = more,
            Files = [.. made.Select(file => Row(staff, file))],
            Account = staff.Cluster.Account?.Iban.ToString(),
            MostInAFile = PaymentFiles.MostPayments,
            IsFirst = place is null,
            NextPage = next,
        });
        var status = model.Input.Errors.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return await pages.PageAsync(request, model, status, staff.Programme, staff.Person.Language, form);
    }

    private async Task<(StaffMember? Staff, IResult? Refused)> FinanceAsync(HttpRequest request) => sessions.Find(request) switch
    {
        null => (null, Results.Redirect("/desk/sign-in")),
        { MakesPayments: true } staff => (staff, null),
        var other => (null, await pages.MessageAsync(request, MessageKind.Forbidden, programme: other.Programme, onRecord: other.Person.Language)),
    };

    private static PaymentFileRow Row(StaffMember staff, PaymentFileRecord file) => new()
    {
        MessageId = file.MessageId,
        CreatedAt = file.CreatedAt,
        CreatedBy = Name(staff, file.CreatedBy),
        ExecutionDate = file.ExecutionDate,
        Count = file.Payments.Length,
        Sum = file.Sum,
        Sha256 = file.Sha256,
        ReleasedAt = file.ReleasedAt,
        ReleasedBy = file.ReleasedBy is { } by ? Name(staff, by) : null,
        Reason = file.ReleaseReason,
    };

    private static string Name(StaffMember staff, string email) =>
        staff.Cluster!.Staff.FirstOrDefault(p => string.Equals(p.Email, email, StringComparison.OrdinalIgnoreCase))?.Name ?? email;
}
