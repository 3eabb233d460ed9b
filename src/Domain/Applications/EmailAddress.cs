using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CE4BIG.Domain.Applications;

/// <summary>What counts as an e-mail address here: one that ordinary mail systems deliver, not all that the standards permit.</summary>
public static class EmailAddress
{
    /// <summary>The longest address that mail systems carry.</summary>
    public const int MaxLength = 254;

    private const int LongestLocalPart = 64;
    private const string LocalPartSymbols = "!#$%&'*+-/=?^_`{|}~.";

    /// <summary>Reads an address; an international domain comes back in the form that mail systems use, the domain in small letters.</summary>
    public static bool TryRead([NotNullWhen(true)] string? text, [NotNullWhen(true)] out string? address)
    {
        address = null;
        var trimmed = text?.Trim() ?? "";
        var at = trimmed.IndexOf('@', StringComparison.Ordinal);
        if (trimmed.Length > MaxLength || at is < 1 or > LongestLocalPart)
            return false;

        var localPart = trimmed[..at];
        if (!IsLocalPart(localPart) || AsciiDomain(trimmed[(at + 1)..]) is not { } domain || at + 1 + domain.Length > MaxLength)
            return false;

        address = $"{localPart}@{domain}";
        return true;
    }

    /// <summary>The form in which two addresses are compared: nobody runs two mailboxes that differ by capitals.</summary>
    public static string Canonical(string address) => address.Trim().ToLowerInvariant();

    private static bool IsLocalPart(string text)
        => text.All(character => char.IsAsciiLetterOrDigit(character) || LocalPartSymbols.Contains(character, StringComparison.Ordinal))
            && text[0] != '.'
            && text[^1] != '.'
            && !text.Contains("..", StringComparison.Ordinal);

    private static string? AsciiDomain(string text)
    {
        string ascii;
        try
        {
            // The standard's own rules for host names: letters, digits, inner hyphens, labels of at most 63.
            ascii = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(text).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }

        var labels = ascii.Split('.');
        return labels.Length >= 2 && labels[^1].Length >= 2 && !labels[^1].All(char.IsAsciiDigit) && labels.All(label => label.Length > 0) ? ascii : null;
    }
}
