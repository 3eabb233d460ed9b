using Azure;
using CE4BIG.Domain.Budget;

namespace CE4BIG.Functions.Budget;

/// <summary>The row that every booking of a cluster goes through: whoever finds it changed since looking has to look again.</summary>
/// <param name="Booked">The sum of all entries.</param>
/// <param name="LastNumber">The last entry's number.</param>
/// <param name="Waiting">How many exchanges are in line.</param>
/// <param name="LastInLine">The instant, in ticks, by which the last that joined the line is ordered.</param>
/// <param name="ETag">The version that was read; default where there was no row yet.</param>
internal sealed record LedgerHead(LedgerPosition Booked, int LastNumber, int Waiting, long LastInLine, ETag ETag)
{
    public static LedgerHead Empty { get; } = new(LedgerPosition.None, 0, 0, 0, default);
}
