using System.Net;
using System.Net.Http.Headers;

namespace SendGrid;

public class Response(HttpStatusCode statusCode, HttpContent responseBody, HttpResponseHeaders responseHeaders)
{
    public HttpStatusCode StatusCode { get; set; } = statusCode;

    public bool IsSuccessStatusCode => (int)StatusCode is >= 200 and <= 299;

    public HttpContent Body { get; set; } = responseBody;

    /// <summary>Among them <c>X-Message-Id</c>, by which the provider knows the mail.</summary>
    public HttpResponseHeaders Headers { get; set; } = responseHeaders;
}
