using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Tests.Links;
using CE4BIG.Functions.Tests.Storage;
using CE4BIG.Functions.Time;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace CE4BIG.Functions.Tests.Desk;

[Collection(StorageCollection.Name)]
public sealed class StaffSessionsTests(StorageFixture storage)
{
    private readonly FakeTimeProvider _real = new(Samples.Start);

    [Fact]
    public void A_sign_in_link_lets_in_whom_it_was_made_for_until_it_expires()
    {
        var sessions = Sessions();
        var anna = sessions.FindByEmail(" Anna.Nowak@lsk.example ")!;
        var secret = sessions.SignInAddress(anna, Samples.Start + StaffSessions.LinkLifetime).Query[3..];

        Assert.Equal(anna, sessions.ReadLink(secret));
        _real.Advance(StaffSessions.LinkLifetime - TimeSpan.FromSeconds(1));
        Assert.Equal(anna, sessions.ReadLink(secret));
        _real.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(sessions.ReadLink(secret));
    }

    [Fact]
    public void Security_keeps_real_time_however_fast_the_programme_runs()
    {
        var sessions = Sessions(scale: 86_400);
        var secret = sessions.SignInAddress(sessions.FindByEmail("anna.nowak@lsk.example")!, Samples.Start + StaffSessions.LinkLifetime).Query[3..];

        _real.Advance(TimeSpan.FromMinutes(29));

        Assert.NotNull(sessions.ReadLink(secret));
    }

    [Theory]
    [InlineData("ce4big.anna-nowak.", "ce4big.ewa-zielinska.")]
    [InlineData("ce4big.", "other.")]
    public void A_link_with_another_name_in_it_lets_nobody_in(string from, string to)
    {
        var sessions = Sessions();
        var secret = sessions.SignInAddress(sessions.FindByEmail("anna.nowak@lsk.example")!, Samples.Start.AddMinutes(5)).Query[3..];

        Assert.Null(sessions.ReadLink(secret.Replace(from, to, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_link_with_a_later_expiry_written_into_it_lets_nobody_in()
    {
        var sessions = Sessions();
        var parts = sessions.SignInAddress(sessions.FindByEmail("anna.nowak@lsk.example")!, Samples.Start.AddMinutes(5)).Query[3..].Split('.');
        parts[2] = Samples.Start.AddDays(5).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);

        Assert.Null(sessions.ReadLink(string.Join('.', parts)));
    }

    [Fact]
    public void Whatever_else_is_shown_lets_nobody_in()
    {
        var sessions = Sessions();

        Assert.All([null, "", "...", "ce4big.anna-nowak.1.x", "ce4big.anna-nowak.99999999999999999999.x", new string('.', 5000)], text => Assert.Null(sessions.ReadLink(text)));
    }

    [Fact]
    public void A_session_lasts_a_working_day_and_is_no_sign_in_link()
    {
        var sessions = Sessions();
        var anna = sessions.FindByEmail("anna.nowak@lsk.example")!;
        var cookie = Cookie(sessions, anna);

        Assert.Equal(anna, sessions.Find(With(cookie)));
        Assert.Null(sessions.ReadLink(cookie));
        _real.Advance(TimeSpan.FromHours(8));
        Assert.Null(sessions.Find(With(cookie)));
    }

    [Fact]
    public void A_sign_in_link_is_no_session()
    {
        var sessions = Sessions();
        var secret = sessions.SignInAddress(sessions.FindByEmail("anna.nowak@lsk.example")!, Samples.Start.AddMinutes(5)).Query[3..];

        Assert.Null(sessions.Find(With(secret)));
    }

    [Theory]
    [InlineData("https://desk.example", true)]
    [InlineData("http://localhost:7071", false)]
    public void The_cookie_is_for_the_browser_alone(string baseUrl, bool secure)
    {
        var sessions = Sessions(baseUrl: baseUrl);
        var context = new DefaultHttpContext();

        sessions.Begin(context.Response, sessions.FindByEmail("anna.nowak@lsk.example")!);

        var cookie = context.Response.Headers.SetCookie.ToString().ToLowerInvariant();
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        Assert.Equal(secure, cookie.Contains("; secure", StringComparison.Ordinal));
    }

    [Fact]
    public void Signing_out_takes_the_cookie_away()
    {
        var context = new DefaultHttpContext();

        Sessions().End(context.Response);

        Assert.Contains("desk=; expires=Thu, 01 Jan 1970", context.Response.Headers.SetCookie.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_coordinator_sees_all_and_a_clusters_staff_what_concerns_their_cluster()
    {
        var sessions = Sessions();
        var (coordinator, anna) = (sessions.FindByEmail("claire.fontaine@ce4big.example")!, sessions.FindByEmail("anna.nowak@lsk.example")!);

        Assert.True(coordinator.MaySee(Between("biom", "biowin")));
        Assert.True(anna.MaySee(Between("lsk", "biowin")));
        Assert.True(anna.MaySee(Between("biom", "lsk")));
        Assert.False(anna.MaySee(Between("biom", "biowin")));
        Assert.False(coordinator.MaySee(Between("lsk", "biom") with { ProgrammeId = "another" }));
    }

    [Fact]
    public void Evidence_is_for_the_cluster_that_pays_and_the_coordinator_only()
    {
        var sessions = Sessions();
        var (coordinator, anna) = (sessions.FindByEmail("claire.fontaine@ce4big.example")!, sessions.FindByEmail("anna.nowak@lsk.example")!);

        Assert.True(coordinator.MaySeeEvidence(Between("biom", "biowin")));
        Assert.True(anna.MaySeeEvidence(Between("lsk", "biowin")));
        Assert.False(anna.MaySeeEvidence(Between("biom", "lsk")));
    }

    [Fact]
    public void Whoever_two_programmes_list_switches_between_them_for_as_long_as_the_session_lasts()
    {
        var folder = Directory.CreateTempSubdirectory("ce4big-programmes");
        foreach (var file in new DirectoryInfo(Samples.ProgrammeFolder).EnumerateFiles("*.json"))
        {
            var text = File.ReadAllText(file.FullName).Replace("marta.lindqvist@short-missions.example", "claire.fontaine@ce4big.example", StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(folder.FullName, file.Name), text);
        }

        var sessions = Sessions(programmes: Functions.Storage.Programmes.Read(folder.FullName, storage.Blobs));
        folder.Delete(recursive: true);
        var claire = sessions.FindByEmail("claire.fontaine@ce4big.example")!;
        var other = Assert.Single(sessions.Others(claire));
        var request = With(Cookie(sessions, claire));
        _real.Advance(TimeSpan.FromHours(7));

        Assert.True(sessions.TrySwitch(request, other.Programme.Id));
        var switched = request.HttpContext.Response.Headers.SetCookie.ToString().Split(';')[0]["desk=".Length..];
        Assert.Equal(other, sessions.Find(With(switched)));
        _real.Advance(TimeSpan.FromHours(1));
        Assert.Null(sessions.Find(With(switched)));
    }

    [Theory]
    [InlineData("short-missions")]
    [InlineData("nonsense")]
    [InlineData("ce4big")]
    public void Nobody_switches_to_a_programme_that_does_not_list_them(string programme)
    {
        var sessions = Sessions();
        var request = With(Cookie(sessions, sessions.FindByEmail("claire.fontaine@ce4big.example")!));

        Assert.False(sessions.TrySwitch(request, programme));
        Assert.Empty(request.HttpContext.Response.Headers.SetCookie.ToString());
    }

    [Fact]
    public void A_stranger_is_not_found() => Assert.Null(Sessions().FindByEmail("stranger@lsk.example"));

    private static ExchangeState Between(string visitingCluster, string hostingCluster)
    {
        var state = Samples.Submitted().State;
        var application = state.Application;
        return state with
        {
            Application = application with
            {
                Visitor = application.Visitor with { ClusterId = visitingCluster },
                Host = application.Host with { ClusterId = hostingCluster },
            },
        };
    }

    private static string Cookie(StaffSessions sessions, StaffMember staff)
    {
        var context = new DefaultHttpContext();
        sessions.Begin(context.Response, staff);
        return context.Response.Headers.SetCookie.ToString().Split(';')[0]["desk=".Length..];
    }

    private static HttpRequest With(string cookie)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Cookie = "desk=" + cookie;
        return context.Request;
    }

    private StaffSessions Sessions(double scale = 1, string baseUrl = "https://desk.example", Functions.Storage.Programmes? programmes = null) =>
        new(programmes ?? storage.Programmes, Keys.Of(), Keys.App(baseUrl), new ProgrammeClock(_real, new ClockAnchor(Samples.Start, Samples.Start, scale)));
}
