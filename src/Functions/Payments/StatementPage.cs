using System.Text;
using CE4BIG.Domain.Payments.Statements;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Web;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CE4BIG.Functions.Payments;

/// <summary>
/// Where finance hands in a bank statement: it is shown what the statement would change, and confirms that. What is confirmed travels with
/// the page, so nothing of a statement is kept that is about others.
/// </summary>
public sealed class StatementPage(StatementImport statements, StaffSessions sessions, PageResults pages, ILogger<StatementPage> logger)
{
    private const string Address = "desk/payments/statement";
    private const string Field = "statement";
    private const string ChangesField = "changes";
    private const int Megabyte = 1024 * 1024;

    // What fits into a page of a sensible size; the same statement handed in again has the rest.
    private const int MostChanges = 60;

    /// <summary>The form.</summary>
    [Function("DeskStatement")]
    public async Task<IResult> ShowAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Address)] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return sessions.Find(request) is not { } staff ? Results.Redirect("/desk/sign-in")
            : staff.MakesPayments ? await pages.PageAsync(request, new DeskStatementModel(), programme: staff.Programme, onRecord: staff.Person.Language)
            : await pages.MessageAsync(request, MessageKind.Forbidden, programme: staff.Programme, onRecord: staff.Person.Language);
    }

    /// <summary>Looks at a statement, or does what was looked at.</summary>
    [Function("DeskStatementRead")]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address)] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (sessions.Find(request) is not { } staff)
        {
            return Results.Redirect("/desk/sign-in");
        }

        if (!staff.MakesPayments)
        {
            return await pages.MessageAsync(request, MessageKind.Forbidden, programme: staff.Programme, onRecord: staff.Person.Language);
        }

        var (form, problem) = await FormReader.ReadAsync(request, cancellationToken);
        if (form is null)
        {
            return await pages.MessageAsync(request, problem, programme: staff.Programme, onRecord: staff.Person.Language);
        }

        var isConfirmed = form[ChangesField].Length > 0;
        var (content, error) = isConfirmed ? (Encoding.UTF8.GetBytes(form[ChangesField]), null) : await ContentAsync(form, cancellationToken);
        var statement = content is null ? null : BankStatement.Read(content);
        error ??= statement is { Ok: false } ? Error(statement.Errors) : Misfit(staff, statement!.Value!);
        if (error is not null)
        {
            var wrong = new DeskStatementModel { Input = new FormInput { Errors = [error] } };
            return await pages.PageAsync(request, wrong, StatusCodes.Status422UnprocessableEntity, staff.Programme, staff.Person.Language, form);
        }

        var model = isConfirmed ? await SettleAsync(staff, statement!.Value!, client, cancellationToken) : await LookAsync(staff, statement!.Value!, cancellationToken);
        return await pages.PageAsync(request, model, programme: staff.Programme, onRecord: staff.Person.Language, form: form);
    }

    private async Task<DeskStatementModel> LookAsync(StaffMember staff, BankStatement statement, CancellationToken cancellationToken)
    {
        var lines = await statements.LookAsync(staff, statement.Entries, cancellationToken);
        var changes = lines.Where(line => line.Settlement.Changes).ToList();
        return new DeskStatementModel
        {
            Lines = [.. changes.Take(MostChanges), .. lines.Where(line => !line.Settlement.Changes)],
            HasMore = changes.Count > MostChanges,
            Changes = StatementCsv.Write(changes.Take(MostChanges).Select(line => line.Entry)),
        };
    }

    private async Task<DeskStatementModel> SettleAsync(StaffMember staff, BankStatement statement, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var lines = await statements.SettleAsync(staff, [.. statement.Entries.Take(MostChanges)], client, cancellationToken);
        logger.LogInformation("A statement settled {Count} payments of {Cluster}.", lines.Count(line => line.Settlement.Changes), staff.Cluster!.Id);
        return new DeskStatementModel { Lines = lines, IsDone = true };
    }

    private static async Task<(byte[]? Content, FormError? Error)> ContentAsync(PostedForm form, CancellationToken cancellationToken)
    {
        if (form.Files.FirstOrDefault(file => file.Name == Field) is not { } posted)
        {
            return (null, FormError.Of(Field, FormProblem.FileMissing));
        }

        if (posted.Length is 0 or > BankStatement.LargestBytes)
        {
            return (null, posted.Length == 0
                ? FormError.Of(Field, FormProblem.FileEmpty, subject: posted.FileName)
                : FormError.Of(Field, FormProblem.FileTooLarge, BankStatement.LargestBytes / Megabyte, posted.FileName));
        }

        await using var content = posted.OpenReadStream();
        var bytes = new byte[posted.Length];
        await content.ReadExactlyAsync(bytes, cancellationToken);
        return (bytes, null);
    }

    private static FormError Error(IReadOnlyList<StatementError> errors) => errors[0] switch
    {
        { Problem: StatementProblem.EntryUnreadable, Line: var line } => FormError.Of(Field, FormProblem.StatementEntryUnreadable, line ?? 0),
        { Problem: StatementProblem.TooManyEntries } => FormError.Of(Field, FormProblem.StatementTooLong, BankStatement.MostEntries),
        { Problem: StatementProblem.TooLarge } => FormError.Of(Field, FormProblem.FileTooLarge, BankStatement.LargestBytes / Megabyte),
        { Problem: StatementProblem.Empty } => FormError.Of(Field, FormProblem.StatementEmpty),
        _ => FormError.Of(Field, FormProblem.NotAStatement),
    };

    // A statement of another account is a slip, and none of this cluster's business.
    private static FormError? Misfit(StaffMember staff, BankStatement statement) =>
        statement.Accounts.IsEmpty || staff.Cluster?.Account is not { } account || statement.Accounts.Contains(account.Iban) ? null : FormError.Of(Field, FormProblem.StatementOfAnother);
}
