using Azure.Data.Tables;

namespace CE4BIG.Backup.Tests;

/// <summary>Values of every type that a table holds, also those that are easily lost.</summary>
internal static class Values
{
    public static TableEntity Row(string partition = "values", string row = "row") => new(partition, row)
    {
        ["Text"] = "Zofia’s \"line\"\r\n\u2028second line, żółw 🐢 \\u0041",
        ["Empty"] = string.Empty,
        ["Number"] = int.MinValue,
        ["Long"] = long.MaxValue,
        ["SmallLong"] = 1L,
        ["Whole"] = 2.0,
        ["Third"] = 1.0 / 3,
        ["Huge"] = double.MaxValue,
        ["NoNumber"] = double.NaN,
        ["Infinite"] = double.NegativeInfinity,
        ["Yes"] = true,
        ["No"] = false,
        ["Moment"] = new DateTimeOffset(2026, 10, 25, 1, 30, 0, TimeSpan.Zero).AddTicks(1_234_567),
        ["Id"] = new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"),
        ["Bytes"] = new byte[] { 0, 255, 10, 13 },
        ["NoBytes"] = Array.Empty<byte>(),
    };
}
