using System.Net;
using System.Text;
using CE4BIG.Functions.Settings;
using CE4BIG.Pages.Mail;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace CE4BIG.Functions.Mail;

/// <summary>Hands a mail to SendGrid: tracking off, nothing personal in its custom arguments (architecture §5).</summary>
public sealed class MailPost(ISendGridClient client, IOptions<MailOptions> options, ILogger<MailPost> logger)
{
    private const string Refused = "refused: ";

    /// <summary>Whether what was recorded of a mail says that the provider will never take it.</summary>
    public static bool WasRefused(string? providerId) => providerId?.StartsWith(Refused, StringComparison.Ordinal) == true;

    /// <summary>Sends a mail.</summary>
    /// <param name="to">The address on record.</param>
    /// <param name="name">The addressee's name.</param>
    /// <param name="content">What it says.</param>
    /// <param name="labels">Custom arguments: purpose, exchange, key.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The provider's id, or that it refused for good; null where it did not take the mail now and has to be asked again.</returns>
    public async Task<string?> SendAsync(
        string to, string name, MailContent content, IReadOnlyDictionary<string, string> labels, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(labels);
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

        try
        {
            var response = await client.SendEmailAsync(message, cancellationToken);
            if (response.IsSuccessStatusCode)
            {
                return response.Headers.TryGetValues("X-Message-Id", out var ids) ? ids.First() : "accepted";
            }

            logger.LogWarning("The mail provider answered {Status} to {Kind}.", (int)response.StatusCode, labels.GetValueOrDefault("kind"));
            return IsForGood(response.StatusCode) ? FormattableString.Invariant($"{Refused}{(int)response.StatusCode}") : null;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning("The mail provider could not be reached for {Kind}: {Reason}", labels.GetValueOrDefault("kind"), failure.Message);
            return null;
        }
    }

    // The message itself is at fault; sending it again would be refused again. A wrong key (401, 403) is mended by an operator.
    private static bool IsForGood(HttpStatusCode status) => status is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge;
}
