using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Web;
using CE4BIG.Season.Desk;
using CE4BIG.Season.Post;

namespace CE4BIG.Acceptance;

/// <summary>Everything that people send and that must not be repeated, each at least once; whether it fits the step does not matter where all of it fails.</summary>
internal static class Errands
{
    /// <summary>The requests, by what people have in hand.</summary>
    /// <param name="letters">The mails; the answers are given by the newest that ask for one.</param>
    /// <param name="application">A filled application.</param>
    /// <param name="cookie">Of a member of staff who is signed in.</param>
    public static IReadOnlyList<Errand> Of(IEnumerable<Letter> letters, DeskForm application, string cookie)
    {
        var asked = letters.Where(l => l is { Step: not null, Code: not null }).Take(3).ToList();
        var letter = asked[0];
        return
        [
            .. asked.Select(a => Look(a.ActionLink!, readsExchange: true)),

            // As some mail programs send a link: its question mark is part of the path then.
            Look(At($"/files/{letter.Exchange}/a-file%3Fk={SecretOf(letter)}"), readsExchange: true),
            Look(At($"/step/{letter.Exchange}/{letter.Step}%3Fk={SecretOf(letter)}"), readsExchange: false) with { NeedsStorage = false },
            Answer(letter, ("decision", "decline"), ("reason", Secrets.Reason)),
            Answer(letter, ("decision", "survey"), ("rating", "4"), ("comment", Secrets.Comment)),
            Answer(letter, ("decision", "paid"), ("valueDate", "2026-11-23"), ("bankReference", Secrets.BankReference)),
            Answer(letter, ("decision", "bank"), ("iban", Secrets.Iban), ("bic", Secrets.Bic), ("accountHolder", Secrets.AccountHolder)),
            Report(letter),
            Form(application.Target, application.ToContent),
            Form(application.Target, () => application.Force("save", "draft").ToContent()),
            Form(At("/desk/sign-in"), () => Fields(("email", Secrets.Coordinator))) with { NeedsStorage = false },
            Form(At("/desk/enter"), () => Fields(("k", SecretOf(letters.First(l => l.ActionLink?.AbsolutePath == "/desk/enter"))))) with { NeedsStorage = false },
            Staff(At($"/desk/exchange/{letter.Exchange}"), cookie, readsExchange: true),
            Staff(At($"/desk/exchanges?q={Uri.EscapeDataString(letter.To)}"), cookie, readsExchange: false),
            new(() => new HttpRequestMessage(HttpMethod.Get, $"/api/v1/exchanges/{letter.Exchange}") { Headers = { { "x-functions-key", Secrets.OtherProgramsKey } } }, ReadsExchange: true),
            Look(At("/api/v1/exchanges?code=" + Secrets.OtherProgramsKey), readsExchange: false) with { NeedsStorage = false },
        ];
    }

    private static string SecretOf(Letter letter) => HttpUtility.ParseQueryString(letter.ActionLink!.Query)["k"]!;

    private static Uri At(string path) => new(path, UriKind.Relative);

    private static Errand Look(Uri address, bool readsExchange) => new(() => new HttpRequestMessage(HttpMethod.Get, address), readsExchange);

    private static Errand Form(Uri address, Func<HttpContent> content) =>
        new(() => new HttpRequestMessage(HttpMethod.Post, address) { Content = content() }, ReadsExchange: false);

    // Link and code in the body, as the page of the step sends them.
    private static Errand Answer(Letter letter, params (string Name, string Value)[] fields) =>
        Form(Page(letter), () => Fields([("k", SecretOf(letter)), ("code", letter.Code!), .. fields])) with { ReadsExchange = true };

    private static Errand Report(Letter letter) => Form(Page(letter), () => ReportOf(letter)) with { ReadsExchange = true };

    private static MultipartFormDataContent ReportOf(Letter letter) => new()
    {
        { new StringContent(SecretOf(letter)), "k" },
        { new StringContent(letter.Code!), "code" },
        { new StringContent("submit"), "decision" },
        { new StringContent(Secrets.Summary), "summary" },
        { new StringContent(Secrets.Results), "results" },
        {
            new ByteArrayContent(Encoding.ASCII.GetBytes("%PDF-1.4\n")) { Headers = { ContentType = new MediaTypeHeaderValue("application/pdf") } },
            "evidence-accommodation",
            Secrets.FileName
        },
    };

    private static Uri Page(Letter letter) => At(string.Create(CultureInfo.InvariantCulture, $"/step/{letter.Exchange}/{letter.Step}"));

    private static Errand Staff(Uri address, string cookie, bool readsExchange) => new(
        () => new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Cookie", cookie } } }, readsExchange);

    private static FormUrlEncodedContent Fields(params (string Name, string Value)[] fields) => new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
}
