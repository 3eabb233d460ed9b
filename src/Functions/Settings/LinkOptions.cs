using System.ComponentModel.DataAnnotations;

namespace CE4BIG.Functions.Settings;

/// <summary>What links and sign-in cookies are signed with (section <c>Links</c>).</summary>
public sealed class LinkOptions : IValidatableObject
{
    /// <summary>The fewest bytes of a key.</summary>
    public const int LeastKeyLength = 32;

    /// <summary>At least 32 random bytes in base 64. Whoever knows it can forge links: it belongs in a vault.</summary>
    [Required(ErrorMessage = "Links:Key is missing.")]
    public required string Key { get; init; }

    /// <summary>
    /// Keys from before, newest first, with commas between; empty where there are none. Links and codes that were mailed under them stay good.
    /// </summary>
    public string? PreviousKeys { get; init; }

    /// <summary>All keys, the present one first.</summary>
    internal IEnumerable<string> All => KeyList.All(Key, PreviousKeys);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (All.Any(key => KeyList.Bytes(key) < LeastKeyLength))
        {
            yield return new ValidationResult(
                "Links:Key and each of Links:PreviousKeys must be at least 32 bytes in base 64, for example from `openssl rand -base64 32`.", [nameof(Key)]);
        }
    }
}
