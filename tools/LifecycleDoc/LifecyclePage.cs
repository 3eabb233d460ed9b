using System.Globalization;
using System.Text;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.LifecycleDoc;

/// <summary>docs/lifecycle.md, written from the table of moves and a programme's numbers.</summary>
public static class LifecyclePage
{
    /// <summary>How to write it anew.</summary>
    public const string Command = "dotnet run --project tools/LifecycleDoc";

    /// <summary>The page.</summary>
    public static string Write(Programme programme)
    {
        ArgumentNullException.ThrowIfNull(programme);
        var page = new StringBuilder();
        page.Append(string.Create(CultureInfo.InvariantCulture, $"""
            # The life of an exchange

            Written from the code (`src/Domain/Exchanges/Moves.cs`) and from `programmes/{programme.Id}.json`, version {programme.Version}, by
            `{Command}`. Do not edit it: change those and write it anew. A test fails when they differ.

            An exchange always awaits exactly one thing: an answer from somebody, a date, or money; only the clusters' approvals stand side
            by side. Where one answer leads to several things, which of them it is depends on the exchange: on the programme (one cluster
            decides, or two), on what was asked for (an advance, a virtual visit) and on what is still missing.

            ## Overview


            """).ReplaceLineEndings("\n"));
        LifecycleDiagram.Write(page);
        page.Append('\n').Append("## Steps\n\n");
        page.Append("Days are calendar days; a deadline that falls on a day off moves to the next working day and ends with it. ")
            .Append("Answers marked * need a reason.\n\n");
        StepTable.Write(page, programme);
        page.Append('\n').Append("## What people may do of their own accord\n\n");
        InterventionTable.Write(page, programme);
        page.Append('\n').Append("## How an exchange ends\n\n");
        foreach (var ending in Enum.GetValues<Ending>())
        {
            page.Append(CultureInfo.InvariantCulture, $"- **{Words.Of(ending)}**: {Words.Meaning(ending)}\n");
        }

        page.Append('\n').Append("Whatever an exchange ended with, money that is still reserved goes back to the cluster's budget at once, and an advance that is ")
            .Append("more than what is due is asked back. What may follow: ").Append(Words.List(Moves.AfterAnEnding.Select(Words.Of), "or")).Append(".\n");
        return page.ToString();
    }
}
