using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace CE4BIG.Testing;

/// <summary>Looks for secrets in what a program has given away, in the forms in which programs write texts.</summary>
public static class Leaks
{
    private const int Around = 60;

    /// <summary>Those that are there, each with what stands around it.</summary>
    /// <param name="emitted">What was given away.</param>
    /// <param name="secrets">What must not be in it.</param>
    public static IReadOnlyList<string> Find(string emitted, IEnumerable<string> secrets)
    {
        ArgumentNullException.ThrowIfNull(emitted);
        return
        [
            .. from secret in secrets.Where(s => s.Length > 0).Distinct(StringComparer.Ordinal)
               from form in Forms(secret).Distinct(StringComparer.Ordinal)
               let at = IndexOf(emitted, form)
               where at >= 0
               select $"{secret}: {emitted[Math.Max(0, at - Around)..Math.Min(emitted.Length, at + form.Length + Around)]}",
        ];
    }

    // As it is, without spaces, in an address, in JSON, in HTML, in base 64.
    private static IEnumerable<string> Forms(string secret)
    {
        yield return secret;
        yield return secret.Replace(" ", string.Empty, StringComparison.Ordinal);
        yield return Uri.EscapeDataString(secret);
        yield return WebUtility.UrlEncode(secret);
        yield return JavaScriptEncoder.Default.Encode(secret);
        yield return HtmlEncoder.Default.Encode(secret);
        yield return Convert.ToBase64String(Encoding.UTF8.GetBytes(secret));
        yield return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(secret));
    }

    // Digits of a code also stand in longer numbers, which give nothing away.
    private static int IndexOf(string emitted, string form) => form.All(char.IsAsciiDigit)
        ? Regex.Match(emitted, $"(?<![0-9A-Za-z]){form}(?![0-9A-Za-z])", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10)) is { Success: true, Index: var at } ? at : -1
        : emitted.IndexOf(form, StringComparison.OrdinalIgnoreCase);
}
