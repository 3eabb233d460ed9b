using CE4BIG.Tour.Staging;

namespace CE4BIG.Tour.Exhibits;

/// <summary>Those whose visit has to be over before there is anything to see: each waits at another step after it.</summary>
internal sealed class Travellers
{
    // As soon as everybody has been approved where a day is a second; and as short as a visit may be.
    private const int DaysAhead = 12;
    private const int WorkingDays = 3;

    private Travellers(Traveller[] all)
    {
        (Closed, Recovering, Reporting, Certifying, Validating) = (all[0], all[1], all[2], all[3], all[4]);
        (Completing, Ordering, Confirming, Held) = (all[5], all[6], all[7], all[8]);
    }

    /// <summary>All went well; the survey is asked for.</summary>
    public Traveller Closed { get; }

    /// <summary>Closed, and money is to come back.</summary>
    public Traveller Recovering { get; }

    public Traveller Reporting { get; }

    public Traveller Certifying { get; }

    public Traveller Validating { get; }

    public Traveller Completing { get; }

    public Traveller Ordering { get; }

    public Traveller Confirming { get; }

    public Traveller Held { get; }

    /// <summary>Everybody applies, is approved and travels; two are paid; and days pass until the survey is asked for.</summary>
    public static async Task<Travellers> TravelAsync(RunningDesk desk)
    {
        var travellers = new Travellers(await Task.WhenAll(Enumerable.Range(0, 9).Select(guest => TravelAsync(desk, guest))));
        await Task.WhenAll(new[] { travellers.Closed, travellers.Recovering }.Select(t => t.Story.PaidAsync(t.Exchange, desk)));
        await desk.LetterAsync(travellers.Closed.Exchange, "survey-asked");
        return travellers;
    }

    private static async Task<Traveller> TravelAsync(RunningDesk desk, int guest)
    {
        var story = Plots.Guest(desk, guest, DaysAhead, guest == 0 ? 5 : WorkingDays);
        var exchange = await story.ApprovedAsync();
        await desk.LetterAsync(exchange, "report-asked");
        return new Traveller(story, exchange);
    }
}
