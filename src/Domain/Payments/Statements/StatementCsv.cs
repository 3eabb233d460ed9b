using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CE4BIG.Domain.Amounts;

namespace CE4BIG.Domain.Payments.Statements;

/// <summary>
/// A statement as a table (RFC 4180, UTF-8), for banks without camt. The first line names the columns, in any order: <c>date</c>
/// (2026-06-30), <c>amount</c> (900.00 or 900,00), <c>currency</c>, <c>end-to-end id</c>, <c>bank reference</c>, <c>kind</c> (paid or returned)
/// and, if wanted, <c>reason</c>. Commas or semicolons stand between them; other columns are passed over.
/// </summary>
public static class StatementCsv
{
    private const string Date = "date";
    private const string Amount = "amount";
    private const string Currency = "currency";
    private const string Name = "end-to-end id";
    private const string Reference = "bank reference";
    private const string Kind = "kind";
    private const string Reason = "reason";
    private const int CentDecimals = 2;
    private const decimal LargestAmount = 999_999_999_999m;

    private static readonly string[] Columns = [Date, Amount, Currency, Name, Reference, Kind];

    /// <summary>Writes bookings as such a table; reading it gives them again.</summary>
    public static string Write(IEnumerable<StatementEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var table = new StringBuilder(string.Join(',', [.. Columns, Reason])).Append("\r\n");
        foreach (var entry in entries.Where(e => e.Kind != StatementEntryKind.Pending))
        {
            string[] cells =
            [
                entry.ValueDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), (entry.Amount.Cents / 100m).ToString("0.00", CultureInfo.InvariantCulture), entry.Amount.Currency,
                entry.Named, entry.BankReference, entry.Kind == StatementEntryKind.Paid ? "paid" : "returned", entry.Reason ?? string.Empty,
            ];
            table.AppendJoin(',', cells.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append("\r\n");
        }

        return table.ToString();
    }

    internal static Parsed<BankStatement, StatementError> Read(ReadOnlySpan<byte> content)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return BankStatement.Refused(StatementProblem.NotAStatement);
        }

        var first = text.AsSpan(0, Math.Max(0, text.IndexOf('\n', StringComparison.Ordinal)));
        var rows = Rows(text, first.Contains(';') ? ';' : ',');
        var names = rows.Count > 0 ? rows[0].Cells.Select(cell => cell.Trim().ToLowerInvariant()).ToList() : [];
        if (Columns.Any(column => names.Count(name => name == column) != 1))
        {
            return BankStatement.Refused(StatementProblem.NotAStatement, 1);
        }

        var entries = ImmutableArray.CreateBuilder<StatementEntry>();
        List<StatementError> errors = [];
        foreach (var (line, cells) in rows.Skip(1).Where(row => row.Cells.Any(cell => cell.Length > 0)))
        {
            if (Entry(name => names.IndexOf(name) is >= 0 and var at && at < cells.Count ? cells[at].Trim() : string.Empty) is { } entry)
            {
                entries.Add(entry);
            }
            else
            {
                errors.Add(new StatementError(StatementProblem.EntryUnreadable, line));
            }
        }

        return errors.Count > 0 ? new(null, errors) : new(new BankStatement([], entries.ToImmutable()), []);
    }

    private static StatementEntry? Entry(Func<string, string> cell)
    {
        StatementEntryKind? kind = cell(Kind).ToLowerInvariant() switch { "paid" => StatementEntryKind.Paid, "returned" => StatementEntryKind.Returned, _ => null };
        if (kind is not { } what
            || !DateOnly.TryParseExact(cell(Date), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || cell(Currency) is not { Length: 3 } currency || !currency.All(char.IsAsciiLetterUpper)
            || !decimal.TryParse(cell(Amount).Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            || amount > LargestAmount || decimal.Round(amount, CentDecimals) != amount)
        {
            return null;
        }

        var reason = StatementEntry.Cut(cell(Reason), StatementEntry.LongestReason);
        return new StatementEntry(
            what,
            StatementEntry.Cut(cell(Name), StatementEntry.LongestReference),
            new Money((long)(amount * 100), currency),
            date,
            StatementEntry.Cut(cell(Reference), StatementEntry.LongestReference),
            what == StatementEntryKind.Returned && reason.Length > 0 ? reason : null);
    }

    // A quoted cell may hold the separator, line breaks and quotes, which are doubled.
    private static List<(int Line, List<string> Cells)> Rows(string text, char separator)
    {
        var rows = new List<(int, List<string>)>();
        var (cells, cell, quoted, line, begun) = (new List<string>(), new StringBuilder(), false, 1, 1);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            line += character == '\n' ? 1 : 0;
            if (character == '"' && quoted && i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (character == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && character == separator)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (!quoted && character == '\n')
            {
                cells.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                rows.Add((begun, cells));
                (cells, begun) = ([], line);
            }
            else
            {
                cell.Append(character);
            }
        }

        if (cell.Length > 0 || cells.Count > 0)
        {
            cells.Add(cell.ToString());
            rows.Add((begun, cells));
        }

        return rows;
    }
}
