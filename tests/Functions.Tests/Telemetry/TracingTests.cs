using System.Diagnostics;
using Azure.Data.Tables;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Lifecycle;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Telemetry;
using CE4BIG.Functions.Tests.Lifecycle;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CE4BIG.Functions.Tests.Telemetry;

[Collection(TelemetryCollection.Name)]
public sealed class TracingTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Stranger = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";

    private static readonly StepKey Host = new(StepKind.HostConfirmation, 1);

    private RunningApp App => fixture.App;

    [Fact]
    public async Task From_the_posted_application_through_the_workflow_to_the_mail_it_is_one_trace()
    {
        using var spans = new Spans();
        var id = await ApplyAsync(spans);

        var mail = await spans.OfAsync(id, "mail", "host-confirmation-asked");
        var posted = await spans.OfAsync(id, "ApplySubmit");
        var tended = await spans.OfAsync(id, "TendStep");

        Assert.Equal(posted.TraceId, tended.TraceId);
        Assert.Equal(posted.TraceId, mail.TraceId);
        Assert.Equal(posted.SpanId, tended.ParentSpanId);
        Assert.Equal(tended.SpanId, mail.ParentSpanId);
        Assert.Equal((ActivityKind.Server, default(ActivitySpanId)), (posted.Kind, posted.ParentSpanId));
        Assert.Equal("host-confirmation-1", tended.GetTagItem(DeskTracing.Step));
    }

    [Fact]
    public async Task An_answer_begins_a_trace_that_leads_to_the_mails_it_causes()
    {
        using var spans = new Spans();
        var id = await ApplyAsync(spans);
        await spans.OfAsync(id, "mail", "host-confirmation-asked");
        var step = (await App.FileAsync(id)).State.Steps.Single(s => s.Key == Host);

        using var answer = await App.PostAsync(
            $"/step/{id}/{Host}", [new("k", App.Links.Secret(id, step)), new("code", App.Links.Code(id, step)), new("decision", "confirm")]);

        var posted = await spans.OfAsync(id, "StepAnswer");
        Assert.Equal(posted.TraceId, (await spans.OfAsync(id, "mail", "visiting-approval-asked")).TraceId);
        Assert.Equal(posted.TraceId, (await spans.OfAsync(id, "mail", "hosting-approval-asked")).TraceId);
        Assert.NotEqual(posted.TraceId, (await spans.OfAsync(id, "ApplySubmit")).TraceId);
    }

    [Fact]
    public async Task A_trace_goes_on_though_the_workflow_begins_only_with_the_sweep()
    {
        using var spans = new Spans();
        using var tracing = new DeskTracing();
        var exchange = Samples.Submitted();
        var id = exchange.State.Id;
        ActivityTraceId trace;
        using (var posted = tracing.Follow("posted", cause: null))
        {
            trace = posted!.TraceId;
            await App.Exchanges.AddAsync(exchange, Samples.Start, default);
        }

        await App.Agenda.MoveAsync(id, DateTimeOffset.UtcNow.AddMinutes(-1), default);
        await App.SweepAsync();

        Assert.Equal(trace, (await spans.OfAsync(id, "mail", "host-confirmation-asked")).TraceId);
    }

    [Fact]
    public void A_request_joins_the_trace_of_the_host_before_it_even_an_unrecorded_one()
    {
        using var spans = new Spans();
        using var tracing = new DeskTracing();

        var (span, _) = Recorded(() => tracing.Receive("Health", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00", Stranger));

        Assert.Equal(("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true), (span.TraceId.ToHexString(), span.ParentSpanId.ToHexString(), span.Recorded));
        Assert.Equal(ActivityKind.Internal, span.Kind);
        Assert.Empty(span.Links);
    }

    [Fact]
    public async Task Without_a_host_a_request_begins_a_trace_that_names_the_callers_and_takes_nothing_else_from_it()
    {
        using var spans = new Spans();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health?k=a-secret");
        request.Headers.Add("traceparent", Stranger);
        request.Headers.Add("tracestate", "somebody=zofia.dabrowska");
        request.Headers.Add("baggage", "who=zofia.dabrowska");

        using var answer = await App.SendAsync(request);

        await RunningApp.UntilAsync(() => Task.FromResult(spans.Ended.Any(s => s.OperationName == "Health")));
        var span = spans.Ended.First(s => s.OperationName == "Health");
        Assert.Equal((ActivityKind.Server, default(ActivitySpanId)), (span.Kind, span.ParentSpanId));
        var caller = Assert.Single(span.Links).Context;
        Assert.Equal(("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"), (caller.TraceId.ToHexString(), caller.SpanId.ToHexString()));
        Assert.NotEqual(caller.TraceId, span.TraceId);
        Assert.Null(caller.TraceState);
        Assert.Null(span.TraceStateString);
        Assert.Empty(span.Baggage);
        Assert.Equal(["http.request.method", "http.response.status_code"], span.TagObjects.Select(t => t.Key));
    }

    [Theory]
    [InlineData("LookAtExchange")]
    [InlineData("TendStep")]
    public async Task What_the_workflow_could_not_do_is_a_span_that_failed(string activity)
    {
        using var spans = new Spans();
        var id = await OfALostProgrammeAsync();
        var activities = ActivatorUtilities.CreateInstance<LifecycleActivities>(App.Services);

        await Assert.ThrowsAnyAsync<Exception>(() => activity == "TendStep"
            ? activities.TendStep(new StepReference(id.Value, Host.ToString()), App.Client, default)
            : activities.LookAtExchange(id.Value, App.Client, default));

        Assert.Equal(ActivityStatusCode.Error, spans.Of(id).Single(span => span.OperationName == activity).Status);
    }

    [Fact]
    public async Task What_the_workflow_did_is_a_span_that_did_not_fail()
    {
        using var spans = new Spans();
        var id = await ApplyAsync(spans);

        Assert.Equal(ActivityStatusCode.Unset, (await spans.OfAsync(id, "TendStep")).Status);
        Assert.Equal(ActivityStatusCode.Unset, (await spans.OfAsync(id, "LookAtExchange")).Status);
    }

    [Fact]
    public async Task A_request_for_which_not_even_the_page_of_failures_could_be_made_is_a_span_that_failed()
    {
        using var spans = new Spans();
        using var tracing = new DeskTracing();
        var request = new Invocation("StepShow", new DefaultHttpContext { Request = { Method = "GET" } });

        await Assert.ThrowsAsync<IOException>(() => new RequestTracing(tracing).Invoke(request, _ => throw new IOException("No words.")));

        var span = spans.Ended.Single(s => s.OperationName == "StepShow");
        Assert.Equal((ActivityStatusCode.Error, null), (span.Status, span.StatusDescription));
        Assert.Equal(500, span.GetTagItem("http.response.status_code"));
        Assert.Empty(span.Events);
    }

    [Fact]
    public void What_the_calendar_asks_for_is_a_trace_of_its_own_that_names_the_one_before()
    {
        using var spans = new Spans();
        using var tracing = new DeskTracing();

        var (before, id) = Recorded(() => tracing.Follow("posted", cause: null));
        var (after, _) = Recorded(() => tracing.FollowCalendar("reminded", id));

        Assert.NotEqual(before.TraceId, after.TraceId);
        Assert.Equal(before.SpanId, Assert.Single(after.Links).Context.SpanId);
    }

    [Fact]
    public void A_cause_that_cannot_be_read_begins_a_trace()
    {
        using var spans = new Spans();
        using var tracing = new DeskTracing();

        var (span, _) = Recorded(() => tracing.Follow("tended", "00-nonsense"));

        Assert.Equal(default, span.ParentSpanId);
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_is_recorded_and_nothing_stored()
    {
        using var tracing = new DeskTracing();
        Assert.Null(tracing.Follow("posted", cause: null));

        using var answer = await App.PostAsync("/apply", Samples.Form().Append(new("formId", Guid.NewGuid().ToString())));
        var id = await NumberAsync(answer);

        var file = await App.FileAsync(id);
        Assert.Null(file.Trace);
        Assert.All(file.Mails, mail => Assert.Null(mail.Trace));
    }

    private static (Activity Span, string? Id) Recorded(Func<Activity?> begin)
    {
        using var span = begin();
        return (span!, DeskTracing.Current);
    }

    private static async Task<ExchangeId> NumberAsync(HttpResponseMessage answer)
    {
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        Assert.True(ExchangeId.TryParse(page.QuerySelector(".figure")!.TextContent.Trim(), out var id));
        return id;
    }

    // Stored, but its rules cannot be read: neither its mails can be written nor its budget be asked for.
    private async Task<ExchangeId> OfALostProgrammeAsync()
    {
        var exchange = Samples.Submitted();
        var id = exchange.State.Id;
        Assert.True(await App.Exchanges.AddAsync(exchange, Samples.Start, default));
        var table = new TableServiceClient(App.ConnectionString).GetTableClient(TableNames.Exchanges);
        var row = (await table.GetEntityAsync<TableEntity>(id.Value, ExchangeRows.StateRow)).Value;
        row["Json"] = row.GetString("Json")!.Replace($"\"{Samples.Programme.Version}\"", "\"lost\"", StringComparison.Ordinal);
        await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
        return id;
    }

    private async Task<ExchangeId> ApplyAsync(Spans spans)
    {
        using var answer = await App.PostAsync("/apply", Samples.Form().Append(new("formId", Guid.NewGuid().ToString())));
        var id = await NumberAsync(answer);
        await spans.OfAsync(id, "ApplySubmit");
        return id;
    }
}
