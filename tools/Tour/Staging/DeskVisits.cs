using System.Net;
using CE4BIG.Season;
using CE4BIG.Season.Desk;
using CE4BIG.Season.Post;

namespace CE4BIG.Tour.Staging;

/// <summary>What people do at a running desk besides answering steps.</summary>
internal static class DeskVisits
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Opens the page that a mail leads to.</summary>
    public static Task<DeskPage> OpenAsync(this RunningDesk desk, Letter letter) => desk.Desk.GetAsync(letter.ActionLink!.AbsoluteUri, CancellationToken.None);

    /// <summary>The form that is sent to an address which ends so.</summary>
    /// <exception cref="UnplayableException">No form is.</exception>
    public static DeskForm FormAt(this DeskPage page, string ending) =>
        page.Document.Forms.FirstOrDefault(f => f.GetAttribute("action")?.EndsWith(ending, StringComparison.Ordinal) == true) is { } found
            ? new DeskForm(page, found)
            : throw new UnplayableException($"{page.Address.AbsolutePath} has no form for {ending}, but {page.Answer}");

    /// <summary>Waits for the newest mail to somebody that leads to an address which begins so.</summary>
    public static async Task<Letter> LetterToAsync(this RunningDesk desk, string address, string path, long after = 0)
    {
        Letter? found = null;
        await desk.UntilAsync(
            async () => (found = (await desk.LettersAsync(after)).FirstOrDefault(
                l => l.To == address && l.ActionLink?.AbsolutePath.StartsWith(path, StringComparison.Ordinal) == true)) is not null,
            Patience,
            $"{address} has the link to {path}");
        return found!;
    }

    /// <summary>Waits for a mail to somebody that leads to the page of an exchange, the newest one.</summary>
    public static Task<Letter> PageLetterAsync(this RunningDesk desk, string exchange, string address) => desk.LetterToAsync(address, "/exchange/" + exchange);

    /// <summary>A member of staff signs in; gives back their cookie.</summary>
    public static async Task<string> SignInAsync(this RunningDesk desk, string address)
    {
        // A second link within the minute is not mailed; the first one still works.
        var form = (await desk.Desk.GetAsync("/desk/sign-in", CancellationToken.None)).FormWith("email");
        await desk.Desk.SubmitAsync(form.Fill("email", address), CancellationToken.None);
        var letter = await desk.LetterToAsync(address, "/desk/enter");
        var entered = await desk.Desk.SubmitAsync((await desk.OpenAsync(letter)).FormWith("k"), CancellationToken.None);
        return entered is { Status: HttpStatusCode.Found or HttpStatusCode.SeeOther, Cookie: { } cookie }
            ? cookie
            : throw new UnplayableException($"Signing in as {address} was answered {entered.Answer}");
    }

    /// <summary>Visitor or host do something of their own accord, by the mail that leads to their page.</summary>
    public static async Task ActAsync(this RunningDesk desk, Letter letter, string action, string reason)
    {
        var form = (await desk.OpenAsync(letter)).FormOffering("action", action).Fill("reason", reason).Fill("code", letter.Code!);
        var page = await desk.Desk.SubmitAsync(form, CancellationToken.None);
        if (page.Status != HttpStatusCode.OK)
        {
            throw new UnplayableException($"{action} was answered {page.Answer}");
        }
    }
}
