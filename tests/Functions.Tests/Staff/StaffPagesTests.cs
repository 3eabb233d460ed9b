using System.Net;
using System.Text.RegularExpressions;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Tests.Lifecycle;

namespace CE4BIG.Functions.Tests.Staff;

/// <summary>Settings and absences: who may change what, and that it counts.</summary>
public sealed partial class StaffPagesTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Coordinator = "claire.fontaine@ce4big.example";
    private const string Manager = "anna.nowak@lsk.example";
    private const string Deputy = "tomasz.wojcik@lsk.example";

    private RunningApp App => fixture.App;

    [Theory]
    [InlineData("/desk/me")]
    [InlineData("/desk/people")]
    public async Task Nobody_sees_them_who_is_not_signed_in(string path)
    {
        using var page = await App.GetAsync(path);
        using var posted = await App.PostAsync(path, [new("action", "add")]);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (page.StatusCode, posted.StatusCode));
    }

    [Theory]
    [InlineData(Manager, "ewa-zielinska", HttpStatusCode.OK)]
    [InlineData(Deputy, "ewa-zielinska", HttpStatusCode.Forbidden)]
    [InlineData(Manager, "camille-moreau", HttpStatusCode.Forbidden)]
    [InlineData(Deputy, "tomasz-wojcik", HttpStatusCode.OK)]
    [InlineData(Coordinator, "katharina-vogel", HttpStatusCode.OK)]
    [InlineData(Coordinator, "nobody", HttpStatusCode.Forbidden)]
    public async Task Each_enters_absences_of_those_they_answer_for(string staff, string person, HttpStatusCode answered)
    {
        using var page = await App.PostAsync("/desk/people", Absence("2026-08-03", "2026-08-14", person), staff);

        Assert.Equal(answered, page.StatusCode);
        Assert.Equal(answered == HttpStatusCode.OK, (await PeopleAsync()).Contains("2026-08-14", StringComparison.Ordinal) && await RemoveAsync(person));
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_is_stored()
    {
        using var page = await App.PostAsync("/desk/me", Absence("2026-09-10", "2026-09-01"), Manager);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.StatusCode);
        var shown = await page.Content.ReadAsStringAsync();
        Assert.Contains("id=\"absenceTo-error\"", shown, StringComparison.Ordinal);
        Assert.Contains("value=\"2026-09-10\"", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-09-01", await PeopleAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_enters_that_they_are_away_is_not_asked_from_then_on()
    {
        using var entered = await App.PostAsync("/desk/me", Absence("2026-04-13", "2026-04-30", standIn: "tomasz-wojcik"), Manager);
        Assert.Equal(HttpStatusCode.OK, entered.StatusCode);

        var id = await App.BeginAsync(Samples.Submitted());
        await App.Exchanges.ChangeAsync(id, Samples.Start, x => x.ConfirmHost(new StepKey(StepKind.HostConfirmation, 1), Samples.Start), default);
        await RemoveAsync("anna-nowak", "2026-04-13");

        Assert.Equal(Deputy, (await App.FileAsync(id)).State.Steps.Single(s => s.Key.Kind == StepKind.VisitingApproval).Addressee!.Email);
    }

    [Fact]
    public async Task Where_nobody_is_left_the_page_warns_and_still_takes_it()
    {
        using var one = await App.PostAsync("/desk/people", Absence("2026-10-05", "2026-10-09", "katharina-vogel"), Coordinator);
        using var other = await App.PostAsync("/desk/people", Absence("2026-10-07", "2026-10-08", "stefan-huber"), Coordinator);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (one.StatusCode, other.StatusCode));
        Assert.Equal(2, Warning().Count(await other.Content.ReadAsStringAsync()));
        await RemoveAsync("katharina-vogel", "2026-10-05");
        await RemoveAsync("stefan-huber", "2026-10-07");
    }

    [Fact]
    public async Task How_mails_come_is_each_ones_own_choice()
    {
        using var chosen = await App.PostAsync("/desk/me", [new("action", "mail"), new("mailMode", "digest")], Deputy);
        var page = await chosen.Content.ReadAsStringAsync();
        using var others = await App.PostAsync("/desk/people", [new("action", "mail"), new("mailMode", "digest"), new("absencePerson", "ewa-zielinska")], Manager);
        using var back = await App.PostAsync("/desk/me", [new("action", "mail"), new("mailMode", "each")], Deputy);

        Assert.Matches("value=\"digest\"[^>]* checked", page);
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (others.StatusCode, back.StatusCode));
    }

    private static KeyValuePair<string, string>[] Absence(string from, string to, string person = "", string standIn = "") =>
        [new("action", "add"), new("absencePerson", person), new("absenceFrom", from), new("absenceTo", to), new("absenceStandIn", standIn)];

    private async Task<bool> RemoveAsync(string person, string from = "2026-08-03")
    {
        using var removed = await App.PostAsync("/desk/people", [new("action", "remove"), new("absencePerson", person), new("absenceFrom", from)], Coordinator);
        return removed.StatusCode == HttpStatusCode.OK;
    }

    private async Task<string> PeopleAsync()
    {
        using var page = await App.GetAsync("/desk/people", Coordinator);
        return await page.Content.ReadAsStringAsync();
    }

    [GeneratedRegex("class=\"problem\"", RegexOptions.None, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Warning();
}
