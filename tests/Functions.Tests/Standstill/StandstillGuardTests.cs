using System.Net;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Api;
using CE4BIG.Functions.Drafts;
using CE4BIG.Functions.Lifecycle;
using CE4BIG.Functions.Standstill;
using CE4BIG.Functions.Tests.Lifecycle;
using CE4BIG.Functions.Tests.Mail;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace CE4BIG.Functions.Tests.Standstill;

/// <summary>While the desk stands still nothing moves, nothing is taken, and everything can be looked at.</summary>
public sealed partial class StandstillGuardTests(StandingFixture fixture) : IClassFixture<StandingFixture>
{
    private const string Coordinator = "claire.fontaine@ce4big.example";
    private const string Manager = "anna.nowak@lsk.example";

    private static readonly List<(string Name, HttpTriggerAttribute Trigger)> Http = [.. typeof(ExchangeDesk).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Select(method => (
            Name: method.GetCustomAttribute<FunctionAttribute>()?.Name,
            Trigger: method.GetParameters().Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(t => t is not null)))
        .Where(f => f is { Name: not null, Trigger: not null })
        .Select(f => (f.Name!, f.Trigger!))];

    public static TheoryData<string, string, string> Refused
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var (name, trigger) in Http.Where(f => !StandstillGuard.Open.Contains(f.Name)))
            {
                foreach (var method in trigger.Methods!.Except(["get", "head", "options"], StringComparer.Ordinal))
                {
                    data.Add(name, method, "/" + Hole().Replace(trigger.Route!, "CX-22222222"));
                }
            }

            return data;
        }
    }

    private RunningApp App => fixture.App;

    [Fact]
    public void What_is_open_all_the_same_are_functions_that_take_something() =>
        Assert.Equal(StandstillGuard.Open.Order(StringComparer.Ordinal), Http.Where(f => StandstillGuard.Open.Contains(f.Name) && f.Trigger.Methods!.Contains("post")).Select(f => f.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Nothing_that_moves_money_prepares_anything() => Assert.Empty(StandstillGuard.Preparing.Intersect(
        [Intervention.PaymentCameBack, Intervention.AdvanceCameBack, Intervention.Recover, Intervention.TakeOver, Intervention.Restart]));

    [Theory, MemberData(nameof(Refused))]
    public async Task Whatever_else_is_sent_is_refused_for_now(string function, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method.ToUpperInvariant()), path) { Content = new FormUrlEncodedContent([new("lang", "pl"), new("decision", "approve")]) };
        request.Headers.Add("x-functions-key", RunningApp.FunctionKey);
        using var answer = await App.SendAsync(request);

        Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable, $"{function}: {answer.StatusCode}");
        Assert.NotNull(answer.Headers.RetryAfter);
        var text = await answer.Content.ReadAsStringAsync();
        if (ApiPaths.Covers(path))
        {
            Assert.Equal("docs/api.md#standstill", JsonDocument.Parse(text).RootElement.GetProperty("type").GetString());
        }
        else
        {
            Assert.Contains("<html lang=\"pl\"", text, StringComparison.Ordinal);
            Assert.Contains("Biurko jest właśnie sprawdzane", WebUtility.HtmlDecode(text), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_report_with_files_is_refused_in_its_language_after_it_was_read()
    {
        using var content = new MultipartFormDataContent { { new StringContent("de"), "lang" }, { new ByteArrayContent(new byte[4_000_000]), "evidence-agenda", "a.pdf" } };

        using var answer = await App.PostAsync("/step/CX-22222222/report-1", content, staff: null);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("<html lang=\"de\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_can_be_read_in_another_language_and_keeps_what_was_typed()
    {
        var typed = Samples.Form();
        typed["formId"] = Guid.NewGuid().ToString();
        typed["save"] = "language";

        using var answer = await App.PostAsync("/apply?lang=fr", typed);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("<html lang=\"fr\"", page, StringComparison.Ordinal);
        Assert.Contains(typed["visitorVat"], page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_sign_in_and_out()
    {
        using var asked = await App.PostAsync("/desk/sign-in", [new("email", Manager)]);
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        await App.Mail.WaitForAsync(mail => mail.ToString().Contains("/desk/enter?k=", StringComparison.Ordinal));

        using var left = await App.PostAsync("/desk/sign-out", [], Manager);
        Assert.Equal(HttpStatusCode.OK, left.StatusCode);
    }

    [Theory]
    [InlineData(Coordinator, true)]
    [InlineData(Manager, false)]
    public async Task Every_page_of_the_desk_says_so_and_leads_the_coordinator_on(string staff, bool mayLift)
    {
        foreach (var path in new[] { "/desk", "/desk/exchanges", "/desk/people", "/desk/me", "/desk/nowhere" })
        {
            using var answer = await App.GetAsync(path, staff);
            var page = await answer.Content.ReadAsStringAsync();
            Assert.Contains("data-standstill", page, StringComparison.Ordinal);
            Assert.Equal(mayLift, page.Contains("href=\"/desk/standstill\"", StringComparison.Ordinal));
        }

        using var landing = await App.GetAsync("/", staff);
        Assert.DoesNotContain("data-standstill", await landing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_says_so_and_that_nothing_is_wrong()
    {
        using var answer = await App.GetAsync("/health");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var health = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(("ok", true), (health.GetProperty("status").GetString(), health.GetProperty("standstill").GetBoolean()));
    }

    [Fact]
    public async Task The_coordinator_prepares_an_exchange_which_its_page_and_list_show_and_nobody_hears_of_it()
    {
        var id = await fixture.RestoredAsync(Samples.Submitted());

        using var answer = await App.PostAsync($"/desk/exchange/{id}/act", [new("action", "extend"), new("step", "host-confirmation-1"), new("days", "20"), new("reason", "The restore.")], Coordinator);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains((await App.FileAsync(id)).Audit, entry => entry.Intervention == Intervention.Extend);
        using var list = await App.GetAsync($"/desk/exchanges?q={id}", Coordinator);
        Assert.Contains($"/desk/exchange/{id}", await list.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(await App.Client.GetInstanceAsync(id.Value, default));
        Assert.Empty(App.MailsOf(id));
    }

    [Theory]
    [InlineData(Coordinator, "payment-came-back")]
    [InlineData(Coordinator, "recover")]
    [InlineData(Coordinator, "restart")]
    [InlineData(Manager, "cancel-by-cluster")]
    public async Task What_prepares_nothing_is_refused_at_an_exchange_too(string staff, string action)
    {
        var id = await fixture.RestoredAsync(Samples.Submitted());
        var before = (await App.FileAsync(id)).Audit.Length;

        using var answer = await App.PostAsync($"/desk/exchange/{id}/act", [new("action", action), new("reason", "The restore.")], staff);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, before), (answer.StatusCode, (await App.FileAsync(id)).Audit.Length));
    }

    [Fact]
    public async Task The_calendar_does_nothing_but_say_why()
    {
        var id = await fixture.RestoredAsync(Samples.Submitted());
        var (swept, drafts, keys) = (new Lines<Sweep>(), new Lines<DraftRound>(), new Lines<IdempotencyRound>());

        await ActivatorUtilities.CreateInstance<Sweep>(App.Services, swept).RunAsync(new TimerInfo(), App.Client, default);
        await ActivatorUtilities.CreateInstance<DraftRound>(App.Services, drafts).RunAsync(new TimerInfo(), default);
        await ActivatorUtilities.CreateInstance<IdempotencyRound>(App.Services, keys).RunAsync(new TimerInfo(), default);
        await App.Workflow.StartAsync(App.Client, id, default);

        Assert.All([Assert.Single(swept.Written), Assert.Single(drafts.Written), Assert.Single(keys.Written)], line => Assert.StartsWith("The desk stands still", line, StringComparison.Ordinal));
        Assert.Null(await App.Client.GetInstanceAsync(id.Value, default));
    }

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hole();
}
