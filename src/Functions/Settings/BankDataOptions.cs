using System.ComponentModel.DataAnnotations;

namespace CE4BIG.Functions.Settings;

/// <summary>What bank data are encrypted with where they are stored (section <c>BankData</c>).</summary>
public sealed class BankDataOptions : IValidatableObject
{
    /// <summary>Bytes of a key.</summary>
    public const int KeyLength = 32;

    /// <summary>32 random bytes in base 64: what is stored now is encrypted with it. It belongs in a vault.</summary>
    [Required(ErrorMessage = "BankData:Key is missing.")]
    public required string Key { get; init; }

    /// <summary>Keys from before, newest first, with commas between; empty where there are none. What is encrypted with them is encrypted anew.</summary>
    public string? PreviousKeys { get; init; }

    /// <summary>All keys, the present one first.</summary>
    internal IEnumerable<string> All => KeyList.All(Key, PreviousKeys);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (All.Any(key => KeyList.Bytes(key) != KeyLength))
        {
            yield return new ValidationResult(
                "BankData:Key and each of BankData:PreviousKeys must be exactly 32 bytes in base 64, for example from `openssl rand -base64 32`.", [nameof(Key)]);
        }
    }
}
