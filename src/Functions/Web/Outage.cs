using Azure;

namespace CE4BIG.Functions.Web;

/// <summary>Tells an outage, which passes, from a bug, which does not.</summary>
internal static class Outage
{
    private const int NoAnswer = 0;

    /// <summary>Whether storage did not answer, or answered that it cannot now.</summary>
    public static bool Is(Exception failure) => failure switch
    {
        RequestFailedException storage => storage.Status is NoAnswer or 412 or 429 or >= 500,
        AggregateException many => many.InnerExceptions.Any(Is),
        HttpRequestException or TimeoutException or TaskCanceledException => true,
        _ => false,
    };
}
