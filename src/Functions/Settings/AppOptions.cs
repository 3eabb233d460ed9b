using System.ComponentModel.DataAnnotations;

namespace CE4BIG.Functions.Settings;

/// <summary>Where the app is reached (section <c>App</c>).</summary>
public sealed class AppOptions : IValidatableObject
{
    /// <summary>The address people open, without a slash at its end. Links are built from it, never from a Host header (architecture §4).</summary>
    [Required(ErrorMessage = "App:BaseUrl is missing.")]
    public required Uri BaseUrl { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!BaseUrl.IsAbsoluteUri || (BaseUrl.Scheme != Uri.UriSchemeHttps && BaseUrl.Scheme != Uri.UriSchemeHttp))
        {
            yield return new ValidationResult("App:BaseUrl must be an address that begins with https:// (or http:// on one's own machine).", [nameof(BaseUrl)]);
        }
    }
}
