using System.Net;
using System.Web;
using CE4BIG.Season.Post;
using CE4BIG.Tour.Staging;

namespace CE4BIG.Tour.Exhibits;

/// <summary>The page of each kind of step: the form, the form with what is wrong with it, the receipt; and links that no longer work.</summary>
internal sealed class StepPages(RunningDesk desk, Gallery gallery, Travellers travellers)
{
    public Task ShowAsync() => Task.WhenAll(
        ShowHostAsync(),
        ShowApprovalsAsync(),
        ShowNewDatesAsync(),
        ShowAdvanceAsync(),
        ShowReportAsync(),
        ShowCompletionAsync(),
        ShowPaymentAsync(),
        ShowAftercareAsync());

    private async Task ShowHostAsync()
    {
        var story = Plots.Guest(desk, 10);
        var exchange = await story.ApplyAsync();
        var asked = await ShowFormAsync(exchange, "host-confirmation");
        await ShowErrorsAsync(asked);
        gallery.Letters["host-confirmation"] = asked;
        gallery.Letters["received"] = await desk.LetterAsync(exchange, "application-received");

        await story.DecideAsync(exchange, "host-confirmation", "decline", ("reason", "Our laboratory is closed for renovation that week."));
        await gallery.ShowAsync("host-confirmation-receipt", asked);
        await ShowFormAsync(exchange, "host-choice");
    }

    private async Task ShowApprovalsAsync()
    {
        var story = Plots.Guest(desk, 11);
        var exchange = await story.ApplyAsync();
        await story.DecideAsync(exchange, "host-confirmation", "confirm");
        var visiting = await ShowFormAsync(exchange, "visiting-approval");
        gallery.Letters["approval"] = visiting;
        await ShowErrorsAsync(visiting);
        await ShowDeadLinksAsync(exchange, await ShowFormAsync(exchange, "hosting-approval"));

        await story.DecideAsync(exchange, "visiting-approval", "change", ("reason", "Please say who takes part on which day."));
        await gallery.ShowAsync("visiting-approval-receipt", visiting);
        await ShowFormAsync(exchange, "correction");
        await story.DecideAsync(exchange, "correction", "resubmit", ("agenda", story.Fields["agenda"] + "\nAll days: Dr Fuchs and Ms Adler"));
        await desk.LetterAsync(exchange, "host-confirmation-asked", visiting.Id);
        await story.DecideAsync(exchange, "host-confirmation", "confirm");
        await ShowFormAsync(exchange, "visiting-approval", "approval-amended", after: visiting.Id);
    }

    private async Task ShowDeadLinksAsync(string exchange, Letter asked)
    {
        var address = new Uri(asked.ActionLink!.GetLeftPart(UriPartial.Path) + "/new-link");
        using var body = new FormUrlEncodedContent([new("k", HttpUtility.ParseQueryString(asked.ActionLink.Query)["k"]!)]);
        using var answer = await desk.Http.PostAsync(address, body);
        await desk.LetterAsync(exchange, "hosting-approval-new-link");
        await gallery.ShowAsync("link-replaced", asked, HttpStatusCode.Gone);
        await gallery.ShowAsync("new-link-sent", (await desk.OpenAsync(asked)).FormAt("/new-link"));
    }

    private async Task ShowNewDatesAsync()
    {
        var story = Plots.Guest(desk, 12, daysAhead: 40);
        var exchange = await story.ApprovedAsync();
        await desk.ActAsync(await desk.PageLetterAsync(exchange, story.VisitorEmail), "postpone", "The host’s clean room is being certified.");
        await ShowFormAsync(exchange, "new-dates");
    }

    private async Task ShowAdvanceAsync()
    {
        var story = Plots.GuestOfTheOtherProgramme(desk, 13);
        var exchange = await story.ApplyAsync();
        await story.DecideAsync(exchange, "host-confirmation", "confirm");
        await ShowFormAsync(exchange, "visiting-approval", "approval-other-programme");
        await story.DecideAsync(exchange, "visiting-approval", "approve");
        await ShowFormAsync(exchange, "advance-order");
        await story.DecideAsync(exchange, "advance-order", "order");
        await ShowFormAsync(exchange, "advance-confirmation");
    }

    private async Task ShowReportAsync()
    {
        var asked = await ShowFormAsync(travellers.Reporting.Exchange, "report");
        gallery.Letters["report"] = asked;
        await ShowErrorsAsync(asked);

        await travellers.Certifying.Story.ReportAsync(travellers.Certifying.Exchange);
        await ShowFormAsync(travellers.Certifying.Exchange, "certificate");

        var (story, exchange) = travellers.Validating;
        await story.ReportAsync(exchange);
        await story.CertifyAsync(exchange);
        await ShowErrorsAsync(await ShowFormAsync(exchange, "validation"));
    }

    private async Task ShowCompletionAsync()
    {
        var (story, exchange) = travellers.Completing;
        await story.ReportAsync(exchange);
        await story.CertifyAsync(exchange);
        var (letter, form) = await story.OpenAsync(exchange, "validation");
        await story.SendAsync(form.Fill("decision", "incomplete").Fill("reason", "The hotel’s invoice cannot be read.").Tick("missing", "accommodation"), letter.Kind);
        await ShowFormAsync(exchange, "completion");
    }

    private async Task ShowPaymentAsync()
    {
        var (ordering, confirming, held) = (travellers.Ordering, travellers.Confirming, travellers.Held);
        await Task.WhenAll(new[] { ordering, confirming, held }.Select(t => t.Story.ValidatedAsync(t.Exchange)));
        var asked = await ShowFormAsync(ordering.Exchange, "payment-order");
        gallery.Letters["payment-order"] = asked;
        await ShowErrorsAsync(asked);

        await confirming.Story.DecideAsync(confirming.Exchange, "payment-order", "order");
        await ShowFormAsync(confirming.Exchange, "payment-confirmation");
        await held.Story.DecideAsync(held.Exchange, "payment-order", "hold", ("reason", "The account holder is not the visitor."));
        await ShowFormAsync(held.Exchange, "bank-correction");
    }

    private async Task ShowAftercareAsync()
    {
        await ShowFormAsync(travellers.Closed.Exchange, "survey");
        gallery.Letters["paid"] = await desk.LetterAsync(travellers.Closed.Exchange, "paid");

        var exchange = travellers.Recovering.Exchange;
        var cookie = await desk.SignInAsync(StaffPages.Coordinator);
        var file = await desk.Desk.GetAsync($"/desk/exchange/{exchange}", CancellationToken.None, cookie);
        var form = file.FormOffering("action", "recover").Fill("reason", "The audit found that the hotel was paid by the host.").Fill("amountEur", "120.00");
        await desk.Desk.SubmitAsync(form, CancellationToken.None, cookie);
        await ShowFormAsync(exchange, "recovery");
    }

    private async Task<Letter> ShowFormAsync(string exchange, string step, string? name = null, long after = 0)
    {
        var letter = await desk.LetterAsync(exchange, step + "-asked", after);
        await gallery.ShowAsync(name ?? step, letter);
        return letter;
    }

    /// <summary>The form sent without an answer: nothing is decided and no code is counted as wrong.</summary>
    private async Task ShowErrorsAsync(Letter letter)
    {
        var step = letter.Step![..letter.Step!.LastIndexOf('-')];
        await gallery.ShowAsync(step + "-errors", (await desk.OpenAsync(letter)).FormWith("decision"), status: HttpStatusCode.UnprocessableEntity);
    }
}
