using System.Collections.Immutable;
using CE4BIG.Domain.Banking;

namespace CE4BIG.Domain.Payments.Statements;

/// <summary>What a bank says about an account.</summary>
/// <param name="Accounts">Of which accounts; empty where the file does not say it.</param>
/// <param name="Entries">The bookings in their order.</param>
public sealed record BankStatement(ImmutableArray<Iban> Accounts, ImmutableArray<StatementEntry> Entries)
{
    /// <summary>Bytes of a file.</summary>
    public const int LargestBytes = 5 * 1024 * 1024;

    /// <summary>Bookings in a file.</summary>
    public const int MostEntries = 5000;

    private const byte OpeningBracket = (byte)'<';

    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads camt.053, camt.054 (versions 02 to 08) or the CSV that <see cref="StatementCsv"/> describes; what it is, its content says.</summary>
    public static Parsed<BankStatement, StatementError> Read(ReadOnlyMemory<byte> content)
    {
        if (content.Length > LargestBytes)
        {
            return Refused(StatementProblem.TooLarge);
        }

        var read = IsXml(content.Span) ? CamtReader.Read(content) : StatementCsv.Read(content.Span);
        return !read.Ok ? read
            : read.Value.Entries.IsEmpty ? Refused(StatementProblem.Empty)
            : read.Value.Entries.Length > MostEntries ? Refused(StatementProblem.TooManyEntries)
            : read;
    }

    internal static Parsed<BankStatement, StatementError> Refused(StatementProblem problem, int? line = null) => new(null, [new StatementError(problem, line)]);

    // Also with a byte order mark and blank lines before it.
    private static bool IsXml(ReadOnlySpan<byte> content)
    {
        content = content.StartsWith(Mark) ? content[Mark.Length..] : content;
        content = content.TrimStart(" \t\r\n"u8);

        // Two bytes to a letter: no CSV of ours, and the reader of XML knows.
        return content.Length > 0 && (content[0] == OpeningBracket || content[0] is 0xFE or 0xFF);
    }
}
