using CE4BIG.Functions.Mail;
using CE4BIG.Functions.Time;
using CE4BIG.Pages.Mail;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CE4BIG.Functions.Desk;

/// <summary>Mails a sign-in link; tries again for as long as the link would still be of use.</summary>
public sealed class SignInMailing(StaffSessions sessions, MailRenderer renderer, MailPost post, ProgrammeClock clock)
{
    private static readonly TaskOptions WhileUseful = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 20, TimeSpan.FromSeconds(2), backoffCoefficient: 1.5, retryTimeout: StaffSessions.LinkLifetime));

    /// <summary>The orchestration.</summary>
    [Function(nameof(SignInMailing))]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync(nameof(SendSignInLink), context.GetInput<SignInOrder>(), WhileUseful);

    /// <summary>The activity.</summary>
    [Function(nameof(SendSignInLink))]
    public async Task SendSignInLink([ActivityTrigger] SignInOrder order, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (sessions.FindById(order.Programme, order.Person) is not { } staff || order.Until <= clock.Real.GetUtcNow())
        {
            return;
        }

        var mail = new SignInMail
        {
            Language = staff.Person.Language,
            Programme = staff.Programme,
            RecipientName = staff.Person.Name,
            ActionUrl = sessions.SignInAddress(staff, order.Until).AbsoluteUri,
            ValidUntil = order.Until,
        };
        var labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["kind"] = "sign-in" };
        var id = await post.SendAsync(staff.Person.Email, staff.Person.Name, await renderer.RenderAsync(mail), labels, cancellationToken, order.Trace);
        if (id is null)
        {
            throw new InvalidOperationException("The mail provider did not take the sign-in link.");
        }
    }
}
