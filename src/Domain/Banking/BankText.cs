namespace CE4BIG.Domain.Banking;

/// <summary>How account numbers are typed and pasted: in groups, in small letters, with the odd no-break space.</summary>
internal static class BankText
{
    // Longest IBAN is 34; with a space after each character nothing sensible is longer.
    private const int Longest = 80;

    public static string Compact(string? text)
        => text is null or { Length: > Longest }
            ? ""
            : string.Concat(text.Where(character => !char.IsWhiteSpace(character))).ToUpperInvariant();
}
