using System.ComponentModel.DataAnnotations;

namespace CE4BIG.Functions.Settings;

/// <summary>Where the app's own traces, metrics and logs go, by the names that everybody uses for it; nowhere where neither is set.</summary>
public sealed class TelemetryOptions : IValidatableObject
{
    /// <summary>A collector that takes OTLP over HTTP, for example http://localhost:4318.</summary>
    public string? Collector { get; init; }

    /// <summary>The connection string of Application Insights; the host has logs and requests go there by itself.</summary>
    public string? ApplicationInsights { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(Collector)
            && (!Uri.TryCreate(Collector, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)))
        {
            yield return new ValidationResult("OTEL_EXPORTER_OTLP_ENDPOINT must be an address that begins with http:// or https://.", [nameof(Collector)]);
        }
    }
}
