using System.Net;
using CE4BIG.Season.Desk;
using CE4BIG.Tour.Staging;

namespace CE4BIG.Tour.Exhibits;

/// <summary>What anybody can open: the first page, the application, drafts, the way in for staff, dead ends.</summary>
internal sealed class PublicPages(RunningDesk desk, Gallery gallery)
{
    private const int Drafter = 9;

    private static readonly string[] Sections = ["organisation", "person", "host", "visit", "purpose", "bank", "declarations", "review"];

    public async Task ShowAsync()
    {
        await gallery.ShowAsync("landing", "/");
        await gallery.ShowAsync("landing-other-programme", "/?programme=short-missions");
        await gallery.ShowAsync("landing-answered", "/?check-kind=sme&check-cluster=lsk&check-home=PL&check-host=FR&check-days=5&check-span=5&check-visits=0&calc-host=FR&calc-days=5");
        await gallery.ShowAsync("not-found", "/nowhere", status: HttpStatusCode.NotFound);
        await gallery.ShowAsync("sign-in-link-dead", "/desk/enter?k=nobody", status: HttpStatusCode.Gone);
        await ShowSignInAsync();
        await ShowApplicationAsync();
        await ShowDraftAsync();
    }

    private async Task ShowSignInAsync()
    {
        await gallery.ShowAsync("sign-in", "/desk/sign-in");
        var form = (await desk.Desk.GetAsync("/desk/sign-in", CancellationToken.None)).FormWith("email");
        await gallery.ShowAsync("sign-in-error", form.Force("email", "nobody"), status: HttpStatusCode.UnprocessableEntity);
        await gallery.ShowAsync("sign-in-sent", form.Force("email", "nobody@ce4big.example"));
    }

    private async Task ShowApplicationAsync()
    {
        await gallery.ShowAsync("apply", "/apply");
        await gallery.ShowAsync("apply-other-programme", "/apply?programme=short-missions");
        var empty = (await desk.Desk.GetAsync("/apply?lang=en", CancellationToken.None)).FormWith("formId");
        await gallery.ShowAsync("apply-errors", empty, status: HttpStatusCode.UnprocessableEntity);
    }

    private async Task ShowDraftAsync()
    {
        var story = Plots.Guest(desk, Drafter);
        var form = (await story.FormAsync()).Force("startDate", string.Empty).Force("iban", string.Empty);
        await gallery.ShowAsync("draft-kept", form.Force("save", "draft"));
        var letter = await desk.LetterToAsync(story.VisitorEmail, "/apply/draft/");
        gallery.Letters["draft"] = letter;
        await gallery.ShowAsync("apply-resumed", letter);

        var last = await ResumedAsync(letter);
        foreach (var (field, value) in story.Fields)
        {
            last.Force(field, value);
        }

        foreach (var section in Sections)
        {
            await gallery.ShowAsync("apply-" + section, last.Force("go", section));
        }

        await gallery.ShowAsync("apply-bank-errors", last.Force("go", "next").Force("section", "bank").Force("iban", "PL61109010140000071219812875"), status: HttpStatusCode.UnprocessableEntity);
        last.Force("iban", story.Fields["iban"]).Clear("go");
        await gallery.ShowAsync("applied", last);
        await gallery.ShowAsync("draft-gone", letter, HttpStatusCode.Gone);
    }

    private async Task<DeskForm> ResumedAsync(Season.Post.Letter letter) =>
        (await desk.Desk.GetAsync(letter.ActionLink!.AbsoluteUri, CancellationToken.None)).FormWith("formId");
}
