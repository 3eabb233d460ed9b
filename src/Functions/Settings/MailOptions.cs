using System.ComponentModel.DataAnnotations;

namespace CE4BIG.Functions.Settings;

/// <summary>How mail leaves (section <c>SendGrid</c>).</summary>
public sealed class MailOptions
{
    /// <summary>SendGrid's key; any text for the local mailbox.</summary>
    [Required]
    public required string ApiKey { get; init; }

    /// <summary>The API's address; the local mailbox answers at http://localhost:8025.</summary>
    [Required]
    public Uri Host { get; init; } = new("https://api.sendgrid.com");

    /// <summary>The sender's address.</summary>
    [Required]
    [EmailAddress]
    public string From { get; init; } = "desk@ce4big.example";

    /// <summary>The sender's name.</summary>
    [Required]
    public string FromName { get; init; } = "CE4BIG Exchange Desk";
}
