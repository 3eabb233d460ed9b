using System.Text.Json.Serialization;

namespace SendGrid.Helpers.Mail;

public class EmailAddress
{
    public EmailAddress()
    {
    }

    public EmailAddress(string? email, string? name = null)
    {
        Email = email;
        Name = name;
    }

    [JsonPropertyName("name")]
    public string? Name { get; set; }

    [JsonPropertyName("email")]
    public string? Email { get; set; }
}
