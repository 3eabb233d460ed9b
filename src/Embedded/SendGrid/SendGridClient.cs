namespace SendGrid;

public class SendGridClient : BaseClient
{
    public SendGridClient(SendGridClientOptions options)
        : base(null, options, options?.ApiKey)
    {
    }

    public SendGridClient(HttpClient httpClient, SendGridClientOptions options)
        : base(httpClient, options, options?.ApiKey)
    {
    }
}
