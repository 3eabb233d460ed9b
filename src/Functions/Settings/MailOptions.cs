using System.ComponentModel.DataAnnotations;
using CE4BIG.Functions.Mail;

namespace CE4BIG.Functions.Settings;

/// <summary>How mail leaves (section <c>SendGrid</c>).</summary>
public sealed class MailOptions : IValidatableObject
{
    /// <summary>SendGrid's key; any text for the local mailbox.</summary>
    [Required(ErrorMessage = "SendGrid:ApiKey is missing.")]
    public required string ApiKey { get; init; }

    /// <summary>The API's address; the local mailbox answers at http://localhost:8025.</summary>
    [Required(ErrorMessage = "SendGrid:Host is missing.")]
    public Uri Host { get; init; } = new("https://api.sendgrid.com");

    /// <summary>The sender's address.</summary>
    [Required(ErrorMessage = "SendGrid:From is missing.")]
    [EmailAddress(ErrorMessage = "SendGrid:From must be an e-mail address.")]
    public string From { get; init; } = "desk@ce4big.example";

    /// <summary>The sender's name.</summary>
    [Required(ErrorMessage = "SendGrid:FromName is missing.")]
    public string FromName { get; init; } = "CE4BIG Exchange Desk";

    /// <summary>
    /// The verification key that SendGrid shows beside its Signed Event Webhook. It is public; empty where mails that come back are not
    /// reported here.
    /// </summary>
    public string? WebhookKey { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(WebhookKey) && !MailEventSignature.IsKey(WebhookKey))
        {
            yield return new ValidationResult(
                "SendGrid:WebhookKey must be the verification key as SendGrid shows it: a public key of the curve P-256 in base 64.", [nameof(WebhookKey)]);
        }
    }
}
