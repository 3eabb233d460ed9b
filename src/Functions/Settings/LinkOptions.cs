using System.ComponentModel.DataAnnotations;

namespace CE4BIG.Functions.Settings;

/// <summary>What links and sign-in cookies are signed with (section <c>Links</c>).</summary>
public sealed class LinkOptions
{
    /// <summary>At least 32 random bytes in base 64. Whoever knows it can forge links: it belongs in a vault.</summary>
    [Required]
    [Base64String]
    [MinLength(44, ErrorMessage = "Links:Key must be at least 32 bytes in base 64, for example from `openssl rand -base64 32`.")]
    public required string Key { get; init; }
}
