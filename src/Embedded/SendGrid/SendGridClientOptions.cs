namespace SendGrid;

public class SendGridClientOptions : BaseClientOptions
{
    public SendGridClientOptions() => Host = "https://api.sendgrid.com";

    public string? ApiKey { get; set; }
}
