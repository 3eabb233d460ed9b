using System.Globalization;
using System.Text;

namespace Microsoft.DurableTask.Worker.Storage;

/// <summary>
/// The hub's keys. One partition holds all, since only rows of one partition share a transaction; the prefix sorts
/// what a start must read (active instances and messages) apart from what only grows (history, finished instances).
/// </summary>
internal static class RowKeys
{
    public const string Partition = "hub";

    public const string Lease = "!lease";

    public const string ActivePrefix = "a|";

    public const string MessagePrefix = "b|";

    public const string TerminalPrefix = "z|";

    // No key holds this character or a later one after its prefix, so a range ends here.
    private const char AfterAll = '}';

    public static string Active(string instanceId) => ActivePrefix + Escape(instanceId);

    public static string Terminal(string instanceId) => TerminalPrefix + Escape(instanceId);

    public static string Message(string messageId) => MessagePrefix + messageId;

    public static string SealedPrefix(string instanceId) => $"h|{Escape(instanceId)}|";

    public static string Sealed(string instanceId, int row) =>
        SealedPrefix(instanceId) + row.ToString("D8", CultureInfo.InvariantCulture);

    /// <summary>Whether rows of this kind are deleted in the normal course of things; all others stay until they are purged.</summary>
    public static bool ComesAndGoes(string key) =>
        key.StartsWith(ActivePrefix, StringComparison.Ordinal) || key.StartsWith(MessagePrefix, StringComparison.Ordinal);

    /// <summary>A bound behind all keys that start with <paramref name="prefix"/>.</summary>
    public static string After(string prefix) => prefix + AfterAll;

    /// <summary>Keys may not hold / \ # ? and control characters; '=' and '|' are ours. The rest stays readable.</summary>
    public static string Escape(string instanceId)
    {
        if (instanceId.All(IsPlain))
        {
            return instanceId;
        }

        var key = new StringBuilder();
        foreach (var character in instanceId)
        {
            _ = IsPlain(character)
                ? key.Append(character)
                : key.Append('=').Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
        }

        return key.ToString();
    }

    private static bool IsPlain(char character) =>
        char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or ':' or '@';
}
