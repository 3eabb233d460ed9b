using CE4BIG.Tour.Staging;

namespace CE4BIG.Tour.Exhibits;

/// <summary>Those whose visit has to be over before there is anything to see: each waits at another step after it.</summary>
internal sealed class Travellers
{
    // Soon, so that few days have to pass; and as short as a visit may be.
    private const int DaysAhead = 2;
    private const int WorkingDays = 3;

    private readonly RunningDesk _desk;
    private readonly Traveller[] _all;

    private Travellers(RunningDesk desk, Traveller[] all)
    {
        (_desk, _all) = (desk, all);
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

    /// <summary>Everybody applies and is approved.</summary>
    public static async Task<Travellers> ApproveAsync(RunningDesk desk) =>
        new(desk, await Task.WhenAll(Enumerable.Range(0, 9).Select(guest => ApproveAsync(desk, guest))));

    /// <summary>Everybody is back.</summary>
    public Task ReportsAskedAsync() => Task.WhenAll(_all.Select(t => _desk.LetterAsync(t.Exchange, "report-asked")));

    /// <summary>Two of them report and are paid.</summary>
    public Task PayAsync() => Task.WhenAll(new[] { Closed, Recovering }.Select(async traveller =>
    {
        await traveller.Story.PaidAsync(traveller.Exchange, _desk);
        await _desk.LetterAsync(traveller.Exchange, "paid");
    }));

    /// <summary>Whoever was paid is asked how it was.</summary>
    public Task SurveyAskedAsync() => _desk.LetterAsync(Closed.Exchange, "survey-asked");

    private static async Task<Traveller> ApproveAsync(RunningDesk desk, int guest)
    {
        var story = Plots.Guest(desk, guest, DaysAhead, guest == 0 ? 5 : WorkingDays);
        var exchange = await story.ApprovedAsync();
        await desk.LetterAsync(exchange, "approved");
        return new Traveller(story, exchange);
    }
}
