using CE4BIG.Season.Banking;

namespace CE4BIG.Season.Tests;

public sealed class LedgerEntriesTests
{
    [Fact]
    public void The_export_of_a_ledger_says_what_was_booked_for_which_exchange() => Assert.Equal(
        [("CX-7K3M9QPD", 39_000L), ("CX-GPMPNSTH", 45_050L)],
        LedgerEntries.Read("\uFEFFcluster,number,at_utc,exchange,kind,amount_eur\r\nlsk,7,2026-12-20T13:25:00Z,CX-7K3M9QPD,pay,390.00\r\nlsk,9,2026-12-21T13:25:00Z,CX-GPMPNSTH,pay,450.50\r\n")
            .OrderBy(entry => entry.Exchange, StringComparer.Ordinal));

    [Fact]
    public void What_is_no_export_of_a_ledger_ends_the_season() => Assert.Throws<UnplayableException>(() => LedgerEntries.Read("<!DOCTYPE html>"));
}
