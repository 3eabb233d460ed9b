using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using SendGrid.Helpers.Mail;
using SendGrid.Helpers.Reliability;

namespace SendGrid;

public abstract class BaseClient : ISendGridClient
{
    private readonly HttpClient _http;
    private readonly Uri _send;
    private readonly AuthenticationHeaderValue _authorization;

    private protected BaseClient(HttpClient? httpClient, BaseClientOptions options, string? apiKey)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (string.IsNullOrEmpty(options.Host))
        {
            throw new ArgumentException("The options name no host.", nameof(options));
        }

        ArgumentException.ThrowIfNullOrWhiteSpace(apiKey);

        // A client that is handed in brings its own handlers; retries are only added to one made here.
        _http = httpClient ?? new HttpClient(new RetryDelegatingHandler(options.ReliabilitySettings));
        _send = new Uri(new Uri(options.Host), "/v3/mail/send");
        _authorization = new AuthenticationHeaderValue("Bearer", apiKey);
    }

    public async Task<Response> SendEmailAsync(SendGridMessage msg, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(msg);
        using var request = new HttpRequestMessage(HttpMethod.Post, _send);
        request.Headers.Authorization = _authorization;
        request.Content = new StringContent(msg.Serialize(), Encoding.UTF8, MediaTypeNames.Application.Json);
        var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return new Response(response.StatusCode, response.Content, response.Headers);
    }
}
