using System.Net;
using System.Net.Http.Headers;
using SendGrid;
using SendGrid.Helpers.Mail;
using SendGrid.Helpers.Reliability;

namespace CE4BIG.SendGrid.Tests;

public sealed class SendingTests
{
    private static readonly ReliabilitySettings Patient =
        new(3, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(2));

    private static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_mail_goes_to_the_configured_host_with_the_key_in_the_header_only()
    {
        using var service = new FakeService(FakeService.Answer(HttpStatusCode.Accepted, r => r.Headers.Add("X-Message-Id", "m-1")));
        using var http = new HttpClient(service);
        var client = new SendGridClient(http, new SendGridClientOptions { ApiKey = "SG.key", Host = "http://localhost:8025" });

        var response = await client.SendEmailAsync(new SendGridMessage { Subject = "Hello" });

        var (request, body) = Assert.Single(service.Requests);
        Assert.Equal("http://localhost:8025/v3/mail/send", request.RequestUri?.AbsoluteUri);
        Assert.Equal(new AuthenticationHeaderValue("Bearer", "SG.key"), request.Headers.Authorization);
        Assert.Equal("application/json", request.Content?.Headers.ContentType?.MediaType);
        Assert.Equal("""{"subject":"Hello"}""", body);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal("m-1", response.Headers.GetValues("X-Message-Id").Single());
    }

    [Fact]
    public async Task A_refusal_is_returned_with_its_body()
    {
        using var service = new FakeService(FakeService.Answer(HttpStatusCode.BadRequest, r => r.Content = new StringContent("""{"errors":[]}""")));
        using var http = new HttpClient(service);
        var client = new SendGridClient(http, new SendGridClientOptions { ApiKey = "SG.key" });

        var response = await client.SendEmailAsync(new SendGridMessage());

        Assert.False(response.IsSuccessStatusCode);
        Assert.Equal("""{"errors":[]}""", await response.Body.ReadAsStringAsync());
        Assert.Equal("https://api.sendgrid.com/v3/mail/send", service.Requests[0].Request.RequestUri?.AbsoluteUri);
    }

    [Fact]
    public void A_client_without_a_key_is_refused() =>
        Assert.ThrowsAny<ArgumentException>(() => new SendGridClient(new SendGridClientOptions { ApiKey = " " }));

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task A_busy_service_is_asked_again(HttpStatusCode busy)
    {
        using var service = new FakeService(FakeService.Answer(busy), FakeService.Answer(HttpStatusCode.Accepted));
        Assert.Equal([TimeSpan.FromSeconds(1)], await WaitsAsync(service, HttpStatusCode.Accepted));
    }

    [Fact]
    public async Task A_lost_connection_is_tried_again()
    {
        using var service = new FakeService(FakeService.Lost(), FakeService.Answer(HttpStatusCode.Accepted));
        Assert.Equal([TimeSpan.FromSeconds(1)], await WaitsAsync(service, HttpStatusCode.Accepted));
    }

    [Fact]
    public async Task Waits_grow_to_the_longest_and_the_last_answer_is_returned()
    {
        using var service = new FakeService([.. Enumerable.Repeat(FakeService.Answer(HttpStatusCode.ServiceUnavailable), 4)]);
        Assert.Equal([1, 3, 7], (await WaitsAsync(service, HttpStatusCode.ServiceUnavailable)).Select(w => w.TotalSeconds));
    }

    [Fact]
    public async Task Retry_after_in_seconds_is_honoured()
    {
        using var service = new FakeService(
            FakeService.Answer(HttpStatusCode.TooManyRequests, r => r.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(17))),
            FakeService.Answer(HttpStatusCode.Accepted));
        Assert.Equal([TimeSpan.FromSeconds(17)], await WaitsAsync(service, HttpStatusCode.Accepted));
    }

    [Fact]
    public async Task Retry_after_as_a_date_is_honoured()
    {
        using var service = new FakeService(
            FakeService.Answer(HttpStatusCode.ServiceUnavailable, r => r.Headers.RetryAfter = new RetryConditionHeaderValue(Now.AddSeconds(5))),
            FakeService.Answer(HttpStatusCode.Accepted));
        Assert.Equal([TimeSpan.FromSeconds(5)], await WaitsAsync(service, HttpStatusCode.Accepted));
    }

    [Fact]
    public async Task A_wait_longer_than_half_a_minute_is_left_to_the_caller()
    {
        using var service = new FakeService(
            FakeService.Answer(HttpStatusCode.TooManyRequests, r => r.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromMinutes(10))));
        Assert.Empty(await WaitsAsync(service, HttpStatusCode.TooManyRequests));
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.RequestEntityTooLarge)]
    public async Task What_will_not_get_better_is_not_repeated(HttpStatusCode status)
    {
        using var service = new FakeService(FakeService.Answer(status));
        Assert.Empty(await WaitsAsync(service, status));
    }

    [Fact]
    public async Task Without_settings_nothing_is_repeated()
    {
        using var service = new FakeService(FakeService.Answer(HttpStatusCode.ServiceUnavailable));
        Assert.Empty(await WaitsAsync(service, HttpStatusCode.ServiceUnavailable, new ReliabilitySettings()));
    }

    [Theory]
    [InlineData(6, 1, 2)]
    [InlineData(-1, 1, 2)]
    [InlineData(1, 3, 2)]
    [InlineData(1, 1, 31)]
    public void Settings_out_of_bounds_are_refused(int retries, int minimum, int maximum) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new ReliabilitySettings(retries, TimeSpan.FromSeconds(minimum), TimeSpan.FromSeconds(maximum), TimeSpan.FromSeconds(1)));

    /// <summary>Sends one request through the handler, lets its clock jump to each end of a wait, and gives the waits.</summary>
    private static async Task<IReadOnlyList<TimeSpan>> WaitsAsync(FakeService service, HttpStatusCode expected, ReliabilitySettings? settings = null)
    {
        var clock = new JumpingClock(Now);
        using var http = new HttpClient(new RetryDelegatingHandler(service, settings ?? Patient, clock));
        using var response = await http.PostAsync(new Uri("http://localhost/v3/mail/send"), new StringContent("{}"));
        Assert.Equal(expected, response.StatusCode);
        return clock.Waits;
    }

    private sealed class JumpingClock(DateTimeOffset now) : TimeProvider
    {
        private readonly List<TimeSpan> _waits = [];

        public IReadOnlyList<TimeSpan> Waits => _waits;

        public override DateTimeOffset GetUtcNow() => now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _waits.Add(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
