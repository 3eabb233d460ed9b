using System.Net;
using System.Net.Http.Headers;

namespace SendGrid.Helpers.Reliability;

/// <summary>Repeats a request that the service had no time for: on 429, on the settings' server errors and on a lost connection.</summary>
public class RetryDelegatingHandler : DelegatingHandler
{
    // Whoever is told to come back later than this hears it from the caller, whose own retry is durable.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly ReliabilitySettings _settings;
    private readonly TimeProvider _time;

    public RetryDelegatingHandler(ReliabilitySettings settings)
        : this(new HttpClientHandler(), settings)
    {
    }

    public RetryDelegatingHandler(HttpMessageHandler innerHandler, ReliabilitySettings settings)
        : this(innerHandler, settings, TimeProvider.System)
    {
    }

    internal RetryDelegatingHandler(HttpMessageHandler innerHandler, ReliabilitySettings settings, TimeProvider time)
        : base(innerHandler)
    {
        _settings = settings;
        _time = time;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            TimeSpan delay;
            try
            {
                var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
                if (attempt == _settings.MaximumNumberOfRetries || !IsWorthRepeating(response.StatusCode))
                {
                    return response;
                }

                delay = RetryAfter(response.Headers.RetryAfter) ?? BackOff(attempt);
                if (delay > LongestWait)
                {
                    return response;
                }

                response.Dispose();
            }
            catch (HttpRequestException) when (attempt < _settings.MaximumNumberOfRetries)
            {
                delay = BackOff(attempt);
            }

            await Task.Delay(delay, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    private bool IsWorthRepeating(HttpStatusCode status) =>
        status == HttpStatusCode.TooManyRequests || _settings.RetriableServerErrorStatusCodes.Contains(status);

    /// <summary>What the service asks for; a date in the past means now.</summary>
    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header)
    {
        var asked = header?.Delta ?? header?.Date - _time.GetUtcNow();
        return asked is not { } wait ? null
            : wait < TimeSpan.Zero ? TimeSpan.Zero
            : wait;
    }

    /// <summary>Doubles with each attempt, between the settings' bounds.</summary>
    private TimeSpan BackOff(int attempt)
    {
        var grown = _settings.MinimumBackOff + (_settings.DeltaBackOff * (Math.Pow(2, attempt) - 1));
        return grown < _settings.MaximumBackOff ? grown : _settings.MaximumBackOff;
    }
}
