using System.Net;

namespace CE4BIG.SendGrid.Tests;

/// <summary>Answers requests with the given answers, one after the other, and keeps what it was sent.</summary>
internal sealed class FakeService(params Func<HttpResponseMessage>[] answers) : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> _answers = new(answers);

    public List<(HttpRequestMessage Request, string Body)> Requests { get; } = [];

    public static Func<HttpResponseMessage> Answer(HttpStatusCode status, Action<HttpResponseMessage>? more = null) => () =>
    {
        var response = new HttpResponseMessage(status);
        more?.Invoke(response);
        return response;
    };

    public static Func<HttpResponseMessage> Lost() => () => throw new HttpRequestException("connection lost");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add((request, await request.Content!.ReadAsStringAsync(cancellationToken)));
        return _answers.Dequeue()();
    }
}
