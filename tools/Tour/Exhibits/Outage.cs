using System.Net;
using CE4BIG.Tour.Staging;

namespace CE4BIG.Tour.Exhibits;

/// <summary>What people see while storage is away.</summary>
internal static class Outage
{
    public static async Task ShowAsync(RunningDesk desk, Gallery gallery, Travellers travellers)
    {
        var asked = await desk.LetterAsync(travellers.Closed.Exchange, "survey-asked");
        var form = (await desk.OpenAsync(asked)).FormWith("decision").Fill("decision", "survey").Fill("code", asked.Code!);
        var apply = (await desk.Desk.GetAsync("/apply", CancellationToken.None)).FormWith("formId").Force("save", "draft").Force("visitorEmail", "somebody@visitor.example");
        await desk.StopStorageAsync();
        await Task.WhenAll(
            gallery.ShowAsync("unavailable", asked, HttpStatusCode.ServiceUnavailable),
            gallery.ShowAsync("retry", form, status: HttpStatusCode.ServiceUnavailable),
            gallery.ShowAsync("apply-unavailable", apply, status: HttpStatusCode.ServiceUnavailable));

        // Empty, but there: an app without any storage would keep two cores busy with trying.
        await desk.StartStorageAgainAsync();
    }
}
