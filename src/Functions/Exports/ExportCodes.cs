using System.Text;

namespace CE4BIG.Functions.Exports;

/// <summary>What an export calls the members of an enum: in small letters, words joined by hyphens, in no language but the program's.</summary>
public static class ExportCodes
{
    /// <summary>The code: <c>nothing-due</c>.</summary>
    public static string Of<TEnum>(TEnum member)
        where TEnum : struct, Enum
    {
        var code = new StringBuilder();
        foreach (var letter in member.ToString())
        {
            if (char.IsAsciiLetterUpper(letter) && code.Length > 0)
            {
                code.Append('-');
            }

            code.Append(char.ToLowerInvariant(letter));
        }

        return code.ToString();
    }

    /// <summary>The code; null where there is no member.</summary>
    public static string? Of<TEnum>(TEnum? member)
        where TEnum : struct, Enum => member is { } known ? Of(known) : null;
}
