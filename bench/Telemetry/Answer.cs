using System.Diagnostics;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Telemetry;

namespace CE4BIG.TelemetryBench;

/// <summary>Tells what the app tells of a step that is answered: the request, what the workflow does after it, two mails.</summary>
internal sealed class Answer(DeskTracing tracing, DeskMetrics metrics)
{
    private static readonly ExchangeId Exchange = ExchangeId.FromRandom(new byte[ExchangeId.RandomLength]);
    private static readonly StepKey Step = new(StepKind.HostConfirmation, 1);

    private static readonly string[] Activities = ["TendStep", "LookAtExchange"];

    private static readonly AuditEntry[] Trail =
    [
        Entry(AuditAction.Decided, StepKind.HostConfirmation), Entry(AuditAction.Opened, StepKind.VisitingApproval), Entry(AuditAction.Opened, StepKind.HostingApproval),
    ];

    /// <summary>All of it, once.</summary>
    public async Task TellAsync()
    {
        string? cause;
        using (var request = tracing.Receive("StepAnswer", host: null, caller: null))
        {
            DeskTracing.Concerns(Exchange);
            cause = DeskTracing.Current;
            metrics.Moved(Trail);
            request?.SetTag("http.request.method", "POST").SetTag("http.response.status_code", 200);
        }

        foreach (var activity in Activities)
        {
            using var span = tracing.Follow(activity, cause);
            DeskTracing.Concerns(Exchange);
            span?.SetTag(DeskTracing.Step, Step.ToString());
            metrics.Acted(ActedOn.Decision, TimeSpan.FromSeconds(1));
            await DeskTracing.WatchAsync(() => MailAsync(cause));
        }
    }

    private Task<bool> MailAsync(string? cause)
    {
        using var span = tracing.Follow("mail", cause, ActivityKind.Client);
        span?.SetTag(DeskTracing.Mail, "visiting-approval-asked").SetTag(DeskTracing.Exchange, Exchange.Value);
        metrics.Mailed("visiting-approval-asked", MailOutcome.Sent);
        metrics.MailLeft(TimeSpan.FromSeconds(1));
        return Task.FromResult(true);
    }

    private static AuditEntry Entry(AuditAction action, StepKind kind) => new()
    {
        Number = 1,
        At = DateTimeOffset.UnixEpoch,
        Role = Role.Host,
        Who = AuditEntry.Calendar,
        Action = action,
        Step = new StepKey(kind, 1),
        From = Stage.Application,
        To = Stage.Approval,
        ProgrammeVersion = "1",
    };
}
