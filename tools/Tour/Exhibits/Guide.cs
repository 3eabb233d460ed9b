using CE4BIG.Tour.Staging;

namespace CE4BIG.Tour.Exhibits;

/// <summary>
/// Leads one desk through everything that can be seen, and keeps each page on the way. First days pass, until visits are over and
/// surveys asked for; then programme time all but stands still, so that whatever is looked at does not run out meanwhile.
/// </summary>
internal static class Guide
{
    // A day a second; and a day in 24 minutes. Not 1, which would be the real date again. It goes in this order only: what has been
    // set to wake up at the slow pace would be far too late for the fast one.
    private const double Fast = 86_400;
    private const double Still = 60;

    /// <summary>Starts a desk whose days pass.</summary>
    public static Task<RunningDesk> OpenAsync() => RunningDesk.StartAsync(Fast);

    /// <summary>Makes everything happen, and gives back what was to be seen. The desk has lost its storage afterwards: its assets are still served.</summary>
    public static async Task<Gallery> LeadAsync(RunningDesk desk)
    {
        var gallery = new Gallery(desk);
        var travellers = await Travellers.TravelAsync(desk);
        await desk.ChangePaceAsync(Still);

        await Task.WhenAll(new PublicPages(desk, gallery).ShowAsync(), new StepPages(desk, gallery, travellers).ShowAsync());
        await Task.WhenAll(new ExchangePages(desk, gallery, travellers).ShowAsync(), new StaffPages(desk, gallery, travellers).ShowAsync());
        await Outage.ShowAsync(desk, gallery, travellers);
        return gallery;
    }
}
