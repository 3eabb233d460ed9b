using CE4BIG.Tour.Staging;

namespace CE4BIG.Tour.Exhibits;

/// <summary>
/// Those whose visit has to be over before there is anything to see. Two go first, since the survey is asked for long after their
/// payment; the others are back about then, and each waits at another step.
/// </summary>
internal sealed class Travellers
{
    // Soon, so that few days have to pass; as short as a visit may be; and back when the first are asked how it was.
    private const int DaysAhead = 2;
    private const int WorkingDays = 3;
    private const int DaysUntilSurvey = 14;
    private const int First = 2;
    private const int Others = 7;

    private readonly RunningDesk _desk;
    private readonly Traveller[] _all;

    private Travellers(RunningDesk desk, Traveller[] all) => (_desk, _all) = (desk, all);

    /// <summary>All went well; the survey is asked for.</summary>
    public Traveller Closed => _all[0];

    /// <summary>Closed, and money is to come back.</summary>
    public Traveller Recovering => _all[1];

    public Traveller Reporting => _all[2];

    public Traveller Certifying => _all[3];

    public Traveller Validating => _all[4];

    public Traveller Completing => _all[5];

    public Traveller Ordering => _all[6];

    public Traveller Confirming => _all[7];

    public Traveller Held => _all[8];

    /// <summary>The first two apply and are approved.</summary>
    public static async Task<Travellers> SendFirstAsync(RunningDesk desk) =>
        new(desk, await Task.WhenAll(Enumerable.Range(0, First).Select(guest => ApproveAsync(desk, guest, DaysAhead))));

    /// <summary>The others apply and are approved.</summary>
    public async Task<Travellers> SendOthersAsync()
    {
        await _desk.Pace.RefreshAsync(CancellationToken.None);
        return new(_desk, [.. _all, .. await Task.WhenAll(Enumerable.Range(First, Others).Select(guest => ApproveAsync(_desk, guest, DaysUntilSurvey)))]);
    }

    /// <summary>Everybody is back.</summary>
    public Task ReportsAskedAsync() => Task.WhenAll(_all.Select(t => _desk.LetterAsync(t.Exchange, "report-asked")));

    /// <summary>The first two report and are paid.</summary>
    public Task PayAsync() => Task.WhenAll(_all.Select(async traveller =>
    {
        await traveller.Story.PaidAsync(traveller.Exchange, _desk);
        await _desk.LetterAsync(traveller.Exchange, "paid");
    }));

    /// <summary>Whoever was paid is asked how it was.</summary>
    public Task SurveyAskedAsync() => _desk.LetterAsync(Closed.Exchange, "survey-asked");

    private static async Task<Traveller> ApproveAsync(RunningDesk desk, int guest, int daysAhead)
    {
        var story = Plots.Guest(desk, guest, daysAhead, guest == 0 ? 5 : WorkingDays);
        var exchange = await story.ApprovedAsync();
        await desk.LetterAsync(exchange, "approved");
        return new Traveller(story, exchange);
    }
}
