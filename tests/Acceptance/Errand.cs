namespace CE4BIG.Acceptance;

/// <summary>A request as somebody makes it, made anew each time, since sending consumes it.</summary>
/// <param name="Request">What is asked.</param>
/// <param name="ReadsExchange">Whether it cannot be answered without the stored exchange.</param>
/// <param name="NeedsStorage">Whether it cannot be answered without storage at all.</param>
internal sealed record Errand(Func<HttpRequestMessage> Request, bool ReadsExchange, bool NeedsStorage = true)
{
    /// <summary>Sends it and gives back how it was answered, and the cookie that was set, where one was.</summary>
    public async Task<(Errand Errand, int Status, string? Cookie)> SendAsync(HttpClient http)
    {
        using var request = Request();
        using var answer = await http.SendAsync(request);
        return (this, (int)answer.StatusCode, answer.Headers.TryGetValues("Set-Cookie", out var set) ? set.First().Split(';')[0] : null);
    }

    public override string ToString()
    {
        using var request = Request();
        return $"{request.Method} {request.RequestUri}";
    }
}
