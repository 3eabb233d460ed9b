using CE4BIG.Tour.Staging;

namespace CE4BIG.Tour.Exhibits;

/// <summary>
/// Leads one desk through everything that can be seen, and keeps each page on the way. Days pass only where something has to become
/// due; otherwise programme time all but stands still, so that whatever is looked at does not run out meanwhile.
/// </summary>
internal static class Guide
{
    // A day in 24 minutes; and three days in two seconds. Not 1, which would be the real date again.
    private const double Still = 60;
    private const double Fast = 129_600;

    /// <summary>Starts a desk on which programme time all but stands still.</summary>
    public static Task<RunningDesk> OpenAsync() => RunningDesk.StartAsync(Still);

    /// <summary>
    /// Makes everything happen, and gives back what was to be seen. The desk has lost its data afterwards: what pages load is still served.
    /// </summary>
    public static async Task<Gallery> LeadAsync(RunningDesk desk)
    {
        var gallery = new Gallery(desk);
        var first = await Travellers.SendFirstAsync(desk);
        await PassTimeAsync(desk, first.ReportsAskedAsync);
        await first.PayAsync();
        var travellers = await first.SendOthersAsync();
        await PassTimeAsync(desk, () => Task.WhenAll(travellers.ReportsAskedAsync(), travellers.SurveyAskedAsync()));

        await Task.WhenAll(new PublicPages(desk, gallery).ShowAsync(), new StepPages(desk, gallery, travellers).ShowAsync());
        await Task.WhenAll(new ExchangePages(desk, gallery, travellers).ShowAsync(), new StaffPages(desk, gallery, travellers).ShowAsync());
        await Outage.ShowAsync(desk, gallery, travellers);
        return gallery;
    }

    private static async Task PassTimeAsync(RunningDesk desk, Func<Task> until)
    {
        await desk.ChangePaceAsync(Fast);
        await until();
        await desk.ChangePaceAsync(Still);
    }
}
