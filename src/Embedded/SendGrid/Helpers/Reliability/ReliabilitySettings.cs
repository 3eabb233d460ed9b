using System.Net;

namespace SendGrid.Helpers.Reliability;

/// <summary>How often and how patiently a send is repeated. The default is not at all.</summary>
public class ReliabilitySettings
{
    private const int MostRetries = 5;
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(30);

    public ReliabilitySettings()
        : this(0, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero)
    {
    }

    public ReliabilitySettings(int maximumNumberOfRetries, TimeSpan minimumBackoff, TimeSpan maximumBackOff, TimeSpan deltaBackOff)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maximumNumberOfRetries);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maximumNumberOfRetries, MostRetries);
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumBackoff, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maximumBackOff, LongestBackOff);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minimumBackoff, maximumBackOff);
        ArgumentOutOfRangeException.ThrowIfLessThan(deltaBackOff, TimeSpan.Zero);
        MaximumNumberOfRetries = maximumNumberOfRetries;
        MinimumBackOff = minimumBackoff;
        MaximumBackOff = maximumBackOff;
        DeltaBackOff = deltaBackOff;
    }

    public static List<HttpStatusCode> DefaultRetriableServerErrorStatusCodes { get; } =
    [
        HttpStatusCode.InternalServerError,
        HttpStatusCode.BadGateway,
        HttpStatusCode.ServiceUnavailable,
        HttpStatusCode.GatewayTimeout,
    ];

    public int MaximumNumberOfRetries { get; }

    public TimeSpan MinimumBackOff { get; }

    public TimeSpan MaximumBackOff { get; }

    public TimeSpan DeltaBackOff { get; }

    /// <summary>What is worth a second try, next to 429 and a lost connection.</summary>
    public List<HttpStatusCode> RetriableServerErrorStatusCodes { get; } = [.. DefaultRetriableServerErrorStatusCodes];
}
