using System.Globalization;
using CE4BIG.Season.Evidence;
using CE4BIG.Season.Play;
using CE4BIG.Tour.Staging;

namespace CE4BIG.Tour.Exhibits;

/// <summary>Takes exchanges as far as each exhibit needs them.</summary>
internal static class Plots
{
    /// <summary>Somebody who has not applied yet.</summary>
    /// <param name="desk">Where they will.</param>
    /// <param name="guest">Who of the guests.</param>
    /// <param name="daysAhead">Calendar days until the visit.</param>
    /// <param name="workingDays">How long it is.</param>
    public static Story Guest(RunningDesk desk, int guest, int daysAhead = 30, int workingDays = 5)
    {
        var story = new Story(desk, daysAhead, workingDays);
        story.Fields = story.Fields.SetItems(Guests.Fields(guest));
        return story;
    }

    /// <summary>Somebody who asks for half of it beforehand, in the programme that allows it.</summary>
    public static Story GuestOfTheOtherProgramme(RunningDesk desk, int guest)
    {
        var story = Guest(desk, guest, workingDays: 7);
        story.Programme = "short-missions";
        story.Fields = story.Fields
            .SetItem("visitorCluster", "rhone-institute").SetItem("visitorCountry", "FR").SetItem("hostCluster", "danube-node").SetItem("hostCountry", "AT")
            .SetItem("deMinimisEur", "1200").SetItem("declareDeMinimis", "yes").SetItem("prefinancing", "yes");
        return story;
    }

    /// <summary>The visitor reports, each mandatory item with a file of its own.</summary>
    public static async Task ReportAsync(this Story story, string exchange)
    {
        var (letter, form) = await story.OpenAsync(exchange, "report");
        form.Fill("decision", "submit")
            .Fill("summary", "Three days in the laboratory: both protocols on the same forty samples, side by side.")
            .Fill("results", "The host’s blocking step halves our background signal. A joint protocol is drafted.");
        foreach (var field in form.FileFields)
        {
            form.Attach(field, EvidenceFile.Document(field.Replace("evidence-", string.Empty, StringComparison.Ordinal), $"{field} {exchange}"));
        }

        await story.SendAsync(form, letter.Kind);
    }

    /// <summary>The host certifies the days as planned.</summary>
    public static Task CertifyAsync(this Story story, string exchange) => story.DecideAsync(
        exchange, "certificate", "certify", ("actualStart", Role.Text(story.Start)), ("actualEnd", Role.Text(story.End)));

    /// <summary>From the report, which is asked for already, to the payment order, which is asked for then.</summary>
    public static async Task ValidatedAsync(this Story story, string exchange)
    {
        await story.ReportAsync(exchange);
        await story.CertifyAsync(exchange);
        await story.DecideAsync(exchange, "validation", "validate");
    }

    /// <summary>From the report to the end, which is a good one.</summary>
    public static async Task PaidAsync(this Story story, string exchange, RunningDesk desk)
    {
        await story.ValidatedAsync(exchange);
        await story.DecideAsync(exchange, "payment-order", "order");
        await desk.Pace.RefreshAsync(CancellationToken.None);
        await story.DecideAsync(
            exchange, "payment-confirmation", "paid", ("valueDate", Role.Text(desk.Pace.Today)), ("bankReference", string.Create(CultureInfo.InvariantCulture, $"SEPA-{desk.Pace.Today:yyyyMMdd}-07")));
    }
}
