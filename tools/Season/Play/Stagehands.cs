using CE4BIG.Season.Banking;
using CE4BIG.Season.Desk;
using CE4BIG.Season.Post;
using CE4BIG.Season.Reporting;
using CE4BIG.Season.Staff;

namespace CE4BIG.Season.Play;

/// <summary>What all players of a season share.</summary>
internal sealed record Stagehands(DeskClient Desk, Sorting Post, StaffRoom Staff, Treasury Treasury, Pace Pace, Scoreboard Board, Journal Journal, TimeProvider Time)
{
    /// <summary>How long after the last mail of an exchange its other mails may still come.</summary>
    public static TimeSpan Grace => TimeSpan.FromSeconds(5);

    /// <summary>From the moment a decision is sent to the moment its next mail is handed over.</summary>
    public Latencies DecisionToMail { get; } = new();
}
