using System.Diagnostics;
using System.Net;
using System.Text;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Settings;
using CE4BIG.Functions.Telemetry;
using CE4BIG.Pages.Mail;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace CE4BIG.Functions.Mail;

/// <summary>Hands a mail to SendGrid: tracking off, nothing personal in its custom arguments (architecture §5).</summary>
public sealed class MailPost(ISendGridClient client, IOptions<MailOptions> options, DeskTracing tracing, DeskMetrics metrics, ILogger<MailPost> logger)
{
    private const string Refused = "refused: ";

    /// <summary>Whether what was recorded of a mail says that it never arrives: the provider will not take it, or had it come back.</summary>
    public static bool WasRefused(string? providerId) => providerId?.StartsWith(Refused, StringComparison.Ordinal) == true;

    /// <summary>What is recorded instead of the provider's id of a mail that came back: it was not delivered either.</summary>
    public static string CameBack(MailReturn how) => Refused + how.ToString().ToLowerInvariant();

    /// <summary>Sends a mail.</summary>
    /// <param name="to">The address on record.</param>
    /// <param name="name">The addressee's name.</param>
    /// <param name="content">What it says.</param>
    /// <param name="labels">Custom arguments: purpose, exchange, key.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <param name="cause">The span that caused the mail, as it was stored; null where the present one did.</param>
    /// <returns>The provider's id, or that it refused for good; null where it did not take the mail now and has to be asked again.</returns>
    public async Task<string?> SendAsync(
        string to, string name, MailContent content, IReadOnlyDictionary<string, string> labels, CancellationToken cancellationToken, string? cause = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(labels);
        var kind = labels.GetValueOrDefault("kind", "unnamed");
        using var span = tracing.Follow("mail", cause, ActivityKind.Client);
        span?.SetTag(DeskTracing.Mail, kind).SetTag(DeskTracing.Exchange, labels.GetValueOrDefault("exchange"));
        var id = await DeskTracing.WatchAsync(() => PostAsync(Write(to, name, content, labels), kind, cancellationToken));
        var outcome = id is null ? MailOutcome.Later : WasRefused(id) ? MailOutcome.Refused : MailOutcome.Sent;
        metrics.Mailed(kind, outcome);
        if (outcome != MailOutcome.Sent)
        {
            span?.SetStatus(ActivityStatusCode.Error);
        }

        return id;
    }

    private SendGridMessage Write(string to, string name, MailContent content, IReadOnlyDictionary<string, string> labels)
    {
        var message = new SendGridMessage();
        message.SetFrom(options.Value.From, options.Value.FromName);
        message.AddTo(to, name);
        message.SetSubject(content.Subject);
        message.AddContent("text/plain", content.Text);
        message.AddContent("text/html", content.Html);
        message.SetClickTracking(enable: false, enableText: false);
        message.SetOpenTracking(enable: false);
        message.SetSubscriptionTracking(enable: false);
        foreach (var attachment in content.Attachments)
        {
            message.AddAttachment(attachment.Name, Convert.ToBase64String(Encoding.UTF8.GetBytes(attachment.Content)), attachment.Type, "attachment");
        }

        foreach (var (key, value) in labels)
        {
            message.AddCustomArg(key, value);
        }

        return message;
    }

    private async Task<string?> PostAsync(SendGridMessage message, string kind, CancellationToken cancellationToken)
    {
        try
        {
            var response = await client.SendEmailAsync(message, cancellationToken);
            if (response.IsSuccessStatusCode)
            {
                return response.Headers.TryGetValues("X-Message-Id", out var ids) ? ids.First() : "accepted";
            }

            if (IsForGood(response.StatusCode))
            {
                logger.LogError("The mail provider refused {Kind} for good, with {Status}.", kind, (int)response.StatusCode);
                return FormattableString.Invariant($"{Refused}{(int)response.StatusCode}");
            }

            logger.LogWarning("The mail provider answered {Status} to {Kind}.", (int)response.StatusCode, kind);
            return null;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning("The mail provider could not be reached for {Kind}: {Reason}", kind, failure.Message);
            return null;
        }
    }

    // The message itself is at fault; sending it again would be refused again. A wrong key (401, 403) is mended by an operator.
    private static bool IsForGood(HttpStatusCode status) => status is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge;
}
