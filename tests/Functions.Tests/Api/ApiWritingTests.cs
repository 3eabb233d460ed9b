using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Tests.Lifecycle;

namespace CE4BIG.Functions.Tests.Api;

/// <summary>Applications and legal holds that come from other programs.</summary>
public sealed class ApiWritingTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Exchanges = "/api/v1/exchanges";

    private RunningApp App => fixture.App;

    [Fact]
    public async Task An_application_begins_an_exchange_whose_workflow_waits_for_the_host()
    {
        var told = await SubmitAsync(Application());

        Assert.Equal(HttpStatusCode.Created, told.Status);
        Assert.Equal((string)told.Json!["href"]!, told.Location);
        Assert.True(ExchangeId.TryParse((string)told.Json["id"]!, out var id));
        await App.WaitsAtAsync(id, StepKind.HostConfirmation);
        Assert.Equal(HttpStatusCode.OK, (await App.CallAsync("GET", told.Location!, "Exchange")).Status);
    }

    [Fact]
    public async Task The_form_and_the_API_read_one_application_alike()
    {
        var told = await SubmitAsync(Application(a => a["visitorOrganisation"] = "Alike & Sons"));
        Assert.True(ExchangeId.TryParse((string)told.Json!["id"]!, out var id));

        var expected = Samples.Application(form => form["visitorOrganisation"] = "Alike & Sons");
        var stored = (await App.FileAsync(id)).State.Application;

        Assert.Equal(expected with { Visitor = expected.Visitor with { Vat = stored.Visitor.Vat } }, stored);
    }

    [Fact]
    public async Task The_same_key_and_application_again_is_answered_as_the_first_time()
    {
        var (key, application) = (Guid.NewGuid().ToString(), Application());
        var first = await SubmitAsync(application, key);

        // In another order and with other spaces it is the same.
        var reordered = new JsonObject(application.Reverse().Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())));
        var again = await SubmitAsync(reordered, key);

        Assert.Equal((HttpStatusCode.Created, first.Location, first.Json!.ToJsonString()), (again.Status, again.Location, again.Json!.ToJsonString()));
    }

    [Fact]
    public async Task The_same_key_with_another_application_is_refused()
    {
        var (key, application) = (Guid.NewGuid().ToString(), Application());
        await SubmitAsync(application, key);
        application["goals"] = "Something else.";

        var told = await SubmitAsync(application, key);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "key-reused"), (told.Status, told.Problem));
    }

    [Fact]
    public async Task The_same_request_many_times_at_once_begins_one_exchange()
    {
        var (key, application) = (Guid.NewGuid().ToString(), Application());

        var told = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SubmitAsync(application, key)));

        Assert.All(told, t => Assert.Equal(HttpStatusCode.Created, t.Status));
        Assert.Single(told.Select(t => t.Location).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_same_visitor_under_another_key_is_told_that_they_visit_already()
    {
        var application = Application();
        await SubmitAsync(application);

        var told = await SubmitAsync(application);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "invalid"), (told.Status, told.Problem));
        Assert.Contains(told.Errors, e => e.EndsWith(": visitor-has-not-visited", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("iban", "PL00", "iban: not-an-iban")]
    [InlineData("hostCountry", "PL", "hostCountry: cross-border")]
    [InlineData("visitorName", null, "visitorName: missing")]
    [InlineData("visitorLanguage", "xx", "visitorLanguage: unknown-choice")]
    [InlineData("programme", "none", "programme: unknown-choice")]
    [InlineData("secretField", "x", "secretField: unknown-field")]
    [InlineData("formId", "x", "formId: unknown-field")]
    public async Task What_is_wrong_is_named_field_by_field(string field, string? value, string error)
    {
        var told = await SubmitAsync(Application(a => a[field] = value));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "invalid"), (told.Status, told.Problem));
        Assert.Contains(error, told.Errors);
    }

    [Fact]
    public async Task A_value_of_another_type_is_named()
    {
        var told = await SubmitAsync(Application(a => (a["distanceKm"], a["declarePrivacy"], a["goals"]) = ("1720", "yes", 5)));

        Assert.Equal(["distanceKm: wrong-type", "goals: wrong-type", "declarePrivacy: wrong-type"], told.Errors);
    }

    [Fact]
    public async Task Sentences_about_fields_never_repeat_what_was_sent()
    {
        var told = await SubmitAsync(Application(a => a["iban"] = "PL61109010140000071219812875"));

        Assert.DoesNotContain("109010", told.Json!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789x")]
    public async Task An_application_without_a_proper_key_is_refused(string? key)
    {
        var told = await App.CallAsync("POST", Exchanges, body: Application(), headers: key is null ? [] : [("Idempotency-Key", key)]);

        Assert.Equal((HttpStatusCode.BadRequest, "Idempotency-Key: missing"), (told.Status, Assert.Single(told.Errors)));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("{\"goals\":")]
    [InlineData("{\"goals\":\"a\",\"goals\":\"b\"}")]
    [InlineData("{\"goals\":{}}{}")]
    [InlineData("{\"goals\":[[[]]]}")]
    [InlineData("{\"goals\":\"\\ud800\"}")]
    [InlineData("{\"\\udfff\":1}")]
    public async Task A_body_that_is_no_object_of_single_values_is_refused(string body)
    {
        var told = await PostAsync(new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal((HttpStatusCode.BadRequest, "bad-request"), (told.Status, told.Problem));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        var content = new ByteArrayContent([.. "{\"goals\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        content.Headers.ContentType = new("application/json");

        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(content)).Status);
    }

    [Theory]
    [InlineData("text/plain", "utf-8")]
    [InlineData("application/x-www-form-urlencoded", "utf-8")]
    [InlineData("application/json", "utf-16")]
    public async Task Another_media_type_is_refused(string type, string charset)
    {
        var content = new StringContent("{}", Encoding.UTF8);
        content.Headers.ContentType = new(type, charset);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await PostAsync(content)).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_is_too_large_is_refused_whether_or_not_it_says_so(bool saysSo)
    {
        var body = Encoding.UTF8.GetBytes($"{{\"goals\":\"{new string('x', 33_000)}\"}}");
        HttpContent content = saysSo ? new ByteArrayContent(body) : new StreamContent(new Pipe(body));
        content.Headers.ContentType = new("application/json");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await PostAsync(content)).Status);
    }

    [Fact]
    public async Task A_legal_hold_is_set_and_ended_for_the_version_that_was_seen()
    {
        var path = await BeginAsync();
        var seen = await App.CallAsync("GET", path, "Exchange");

        var held = await HoldAsync(path, seen.ETag, true);
        Assert.Equal((HttpStatusCode.OK, true), (held.Status, (bool)held.Json!["legalHold"]!));
        Assert.NotEqual(seen.ETag, held.ETag);

        var stale = await HoldAsync(path, seen.ETag, false);
        Assert.Equal((HttpStatusCode.PreconditionFailed, "stale"), (stale.Status, stale.Problem));

        var released = await HoldAsync(path, held.ETag, false);
        Assert.Equal((HttpStatusCode.OK, false), (released.Status, (bool)released.Json!["legalHold"]!));
        var trail = (await App.CallAsync("GET", path + "/timeline", "TimelinePage")).Items.Select(e => (string?)e["intervention"]).OfType<string>();
        Assert.Equal(["hold-legally", "release-hold"], trail);
    }

    [Fact]
    public async Task A_hold_without_a_version_is_not_accepted()
    {
        var told = await HoldAsync(await BeginAsync(), null, true);

        Assert.Equal(((HttpStatusCode)428, "precondition-required"), (told.Status, told.Problem));
    }

    [Fact]
    public async Task Of_two_who_have_seen_one_version_one_is_told_that_it_changed()
    {
        var path = await BeginAsync();
        var seen = await App.CallAsync("GET", path, "Exchange");

        var told = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => HoldAsync(path, seen.ETag, true)));

        Assert.Single(told, t => t.Status == HttpStatusCode.OK);
        Assert.All(told.Where(t => t.Status != HttpStatusCode.OK), t => Assert.Equal("stale", t.Problem));
    }

    [Fact]
    public async Task A_hold_that_is_there_already_changes_nothing()
    {
        var path = await BeginAsync();
        var seen = await App.CallAsync("GET", path, "Exchange");

        var told = await HoldAsync(path, seen.ETag, false);

        Assert.Equal((HttpStatusCode.OK, seen.ETag), (told.Status, told.ETag));
    }

    [Fact]
    public async Task A_hold_without_a_reason_is_refused()
    {
        var path = await BeginAsync();
        var seen = await App.CallAsync("GET", path, "Exchange");

        var told = await App.CallAsync("PUT", path + "/legal-hold", "Exchange", new JsonObject { ["held"] = 1, ["why"] = "x" }, headers: ("If-Match", seen.ETag!));

        Assert.Equal(["why: unknown-field", "held: wrong-type", "reason: missing"], told.Errors);
    }

    private static JsonObject Application(Action<JsonObject>? change = null)
    {
        var application = new JsonObject();
        foreach (var (name, value) in Samples.Form())
        {
            application[name] = name is "visitorStaff" or "visitorTurnover" or "visitorBalanceSheet" or "distanceKm" ? decimal.Parse(value, CultureInfo.InvariantCulture)
                : name.StartsWith("declare", StringComparison.Ordinal) ? true
                : value;
        }

        change?.Invoke(application);
        return application;
    }

    private Task<ApiApp.Told> SubmitAsync(JsonObject application, string? key = null) =>
        App.CallAsync("POST", Exchanges, "Receipt", application, headers: ("Idempotency-Key", key ?? Guid.NewGuid().ToString()));

    private async Task<ApiApp.Told> PostAsync(HttpContent content)
    {
        using (content)
        {
            return await App.SendAsync("POST", Exchanges, content, "Receipt", headers: ("Idempotency-Key", Guid.NewGuid().ToString()));
        }
    }

    private Task<ApiApp.Told> HoldAsync(string path, string? tag, bool held) => App.CallAsync(
        "PUT", path + "/legal-hold", "Exchange", new JsonObject { ["held"] = held, ["reason"] = "An audit." }, headers: tag is null ? [] : [("If-Match", tag)]);

    private async Task<string> BeginAsync()
    {
        var exchange = Samples.Submitted();
        await App.Exchanges.AddAsync(exchange, Samples.Start, default);
        return $"{Exchanges}/{exchange.State.Id}";
    }

    // Of no length that could be announced.
    private sealed class Pipe(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }
}
