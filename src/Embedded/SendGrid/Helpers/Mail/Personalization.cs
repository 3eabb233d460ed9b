using System.Text.Json.Serialization;

namespace SendGrid.Helpers.Mail;

/// <summary>One envelope of a message: who gets it, and what differs for them.</summary>
public class Personalization
{
    [JsonPropertyName("to")]
    public List<EmailAddress>? Tos { get; set; }

    [JsonPropertyName("cc")]
    public List<EmailAddress>? Ccs { get; set; }

    [JsonPropertyName("bcc")]
    public List<EmailAddress>? Bccs { get; set; }

    [JsonPropertyName("subject")]
    public string? Subject { get; set; }

    [JsonPropertyName("headers")]
    public Dictionary<string, string>? Headers { get; set; }

    [JsonPropertyName("custom_args")]
    public Dictionary<string, string>? CustomArgs { get; set; }
}
