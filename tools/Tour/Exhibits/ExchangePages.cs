using System.Net;
using CE4BIG.Season.Post;
using CE4BIG.Tour.Staging;

namespace CE4BIG.Tour.Exhibits;

/// <summary>The visitor's and the host's own page, in each situation of an exchange.</summary>
internal sealed class ExchangePages(RunningDesk desk, Gallery gallery, Travellers travellers)
{
    public async Task ShowAsync()
    {
        await ShowApprovedAsync();
        await ShowWithdrawnAsync();
        await gallery.ShowAsync("exchange-reporting", await PageOfAsync(travellers.Reporting));
        await gallery.ShowAsync("exchange-closed", await PageOfAsync(travellers.Closed));
        await gallery.ShowAsync("exchange-recovering", await PageOfAsync(travellers.Recovering));
    }

    private Task ShowDocumentAsync(string document, string exchange, Letter letter) =>
        gallery.ShowAsync(document, letter.ActionLink!.AbsoluteUri.Replace(exchange, $"{exchange}/{document}", StringComparison.Ordinal));

    private Task<Letter> PageOfAsync(Traveller traveller) => desk.PageLetterAsync(traveller.Exchange, traveller.Story.VisitorEmail);

    private async Task ShowApprovedAsync()
    {
        var story = Plots.Guest(desk, 14, daysAhead: 20);
        var exchange = await story.ApprovedAsync();
        await desk.LetterAsync(exchange, "approved");
        var approved = await desk.PageLetterAsync(exchange, story.VisitorEmail);
        gallery.Letters["approved"] = approved;
        await gallery.ShowAsync("exchange", approved);
        await ShowDocumentAsync("commitment", exchange, approved);
        await ShowDocumentAsync("amount", travellers.Closed.Exchange, await PageOfAsync(travellers.Closed));
        await ShowDocumentAsync("debit-note", travellers.Recovering.Exchange, await PageOfAsync(travellers.Recovering));
        var action = (await desk.OpenAsync(approved)).FormOffering("action", "postpone");
        await gallery.ShowAsync("exchange-action-errors", action, status: HttpStatusCode.UnprocessableEntity);
        await gallery.ShowAsync("page-code-sent", (await desk.OpenAsync(approved)).FormAt("/new-code"));

        await gallery.ShowAsync("exchange-host", await desk.PageLetterAsync(exchange, story.Fields["hostEmail"]));
    }

    private async Task ShowWithdrawnAsync()
    {
        var story = Plots.Guest(desk, 15);
        var exchange = await story.ApplyAsync();
        var received = await desk.LetterAsync(exchange, "application-received");
        await gallery.ShowAsync("exchange-withdrawn", (await desk.OpenAsync(received)).FormOffering("action", "withdraw")
            .Fill("reason", "Our customer moved the launch to that very week.").Fill("code", received.Code!));
        gallery.Letters["ended"] = await desk.LetterAsync(exchange, "ended");
        await gallery.ShowAsync("exchange-ended", received);
    }
}
