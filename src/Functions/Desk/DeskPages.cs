using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Mail;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;
using CE4BIG.Functions.Web;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CE4BIG.Functions.Desk;

/// <summary>The staff's desk: the exchanges that concern them, and each one's full file.</summary>
public sealed class DeskPages(ExchangeStore exchanges, Programmes programmes, DeskIndex index, StaffSessions sessions, PageResults pages, ProgrammeClock clock)
{
    private const int LongestContinuation = 1000;

    /// <summary>The list, newest first, a page at a time.</summary>
    [Function("DeskList")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk")] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (sessions.Find(request) is not { } staff)
        {
            return Results.Redirect("/desk/sign-in");
        }

        var continuation = request.Query["page"].FirstOrDefault();
        if (continuation?.Length > LongestContinuation)
        {
            return await pages.MessageAsync(request, MessageKind.BadRequest);
        }

        var (entries, next) = await index.ListAsync(staff.Programme.Id, staff.Cluster?.Id, continuation, cancellationToken);
        var model = new DeskModel
        {
            Rows = [.. entries.Select(e => new DeskRow(e.Id, e.Visitor, e.Host, e.Stage, e.Ending, ExchangeViews.Waiting(e.Waiting)))],
            Now = clock.GetUtcNow(),
            IsFirst = continuation is null,
            NextPage = next,
        };
        return await pages.PageAsync(request, model, programme: staff.Programme, onRecord: staff.Person.Language);
    }

    /// <summary>One exchange with everything there is.</summary>
    [Function("DeskFile")]
    public async Task<IResult> FileAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/exchange/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (sessions.Find(request) is not { } staff)
        {
            return Results.Redirect("/desk/sign-in");
        }

        // An exchange of other clusters looks like one that does not exist.
        if (!ExchangeId.TryParse(id, out var number)
            || await exchanges.LoadAsync(number, cancellationToken) is not { } file
            || !staff.MaySee(file.State))
        {
            return await pages.MessageAsync(request, MessageKind.NotFound, programme: staff.Programme, onRecord: staff.Person.Language);
        }

        var state = file.State;
        var programme = await programmes.GetAsync(state.ProgrammeId, state.ProgrammeVersion, cancellationToken);
        var model = new DeskExchangeModel
        {
            Facts = ExchangeViews.Facts(state, programme),
            Waiting = ExchangeViews.Waiting(state.Steps),
            Eligibility = ExchangeViews.Eligibility(state, programme),
            Steps = [.. state.Steps.Select(Row)],
            Audit = ExchangeViews.Trail(file),
            Mails = [.. file.Mails.Where(m => m.ProviderId != Outbox.NotNeeded).OrderBy(m => m.CreatedAt).Select(Row)],
            Report = ExchangeViews.Report(state),
            Evidence = staff.MaySeeEvidence(state) ? ExchangeViews.Evidence(state, programme, secret: null) : [],
            Certified = ExchangeViews.Certified(state),
            Payment = ExchangeViews.Payment(state),
        };
        return await pages.PageAsync(request, model, programme: programme, onRecord: staff.Person.Language);
    }

    // What the provider refused for good was not sent, and staff must see that.
    private static MailRow Row(OutboxMail mail) =>
        new(mail.Notice.Kind, mail.Notice.Step, mail.Notice.To.Email, mail.CreatedAt, MailPost.WasRefused(mail.ProviderId) ? null : mail.SentAt);

    private static StepRow Row(Step step) => new()
    {
        Step = step.Key,
        State = step.State,
        Role = step.Addressee?.Role ?? Role.Calendar,
        Name = step.Addressee?.Name,
        Opened = step.OpenedAt,
        Due = step.DueAt,
        Decision = step.Decision,
        DecidedAt = step.EndedAt,
    };
}
