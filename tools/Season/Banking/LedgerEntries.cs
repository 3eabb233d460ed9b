using System.Globalization;

namespace CE4BIG.Season.Banking;

/// <summary>Reads the desk's export of a ledger: which exchange, and how much. No cell of it that is looked at needs quotes.</summary>
internal static class LedgerEntries
{
    public static HashSet<(string Exchange, long Cents)> Read(string csv)
    {
        var rows = csv.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split(',')).ToList();
        if (rows is not [{ } heading, ..] || Array.IndexOf(heading, "exchange") is var exchange && exchange < 0 || Array.IndexOf(heading, "amount_eur") is var amount && amount < 0)
        {
            throw new UnplayableException("The export of the ledger has no heading with exchange and amount_eur.");
        }

        return [.. rows.Skip(1).Select(row => (row[exchange], (long)(decimal.Parse(row[amount], NumberStyles.Number, CultureInfo.InvariantCulture) * 100)))];
    }
}
