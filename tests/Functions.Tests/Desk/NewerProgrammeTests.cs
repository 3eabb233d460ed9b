using System.Net;
using System.Text.Json.Nodes;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Tests.Lifecycle;

namespace CE4BIG.Functions.Tests.Desk;

/// <summary>A coordinator raised the programme's version while exchanges are under way.</summary>
public sealed class NewerProgrammeTests : IAsyncLifetime
{
    private const string Coordinator = "claire.fontaine@ce4big.example";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ce4big-programmes");

    private RunningApp App { get; set; } = null!;

    public async Task InitializeAsync()
    {
        var programme = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Samples.ProgrammeFolder, "ce4big.json")))!;
        programme["version"] = "2026-2";
        programme["maxEvidenceRounds"] = 2;
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "ce4big.json"), programme.ToJsonString());
        App = await RunningApp.StartAsync(scale: 1, _folder.FullName);

        // The version before was kept when its first exchange was stored.
        await Functions.Storage.Programmes.Read(Samples.ProgrammeFolder, App.Blobs).KeepAsync("ce4big", "2026-1", default);
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task An_exchange_stays_under_its_own_version_until_the_coordinator_applies_the_new_one()
    {
        var (exchange, now, _) = Lives.AwaitingA(StepKind.Completion);
        var id = await App.BeginAsync(exchange);
        await App.WaitsAtAsync(id, StepKind.Completion);
        var back = now.AddHours(1);
        await App.Exchanges.ChangeAsync(id, back, x => x.SubmitReport(Samples.Open(x, StepKind.Completion), Samples.Report("accommodation"), back), default);
        Assert.Equal(new Outcome.Refused(Refusal.NoMoreEvidenceRounds), await AskAgainAsync(id, back));

        using var answer = await App.PostAsync(
            $"/desk/exchange/{id}/act", new Dictionary<string, string> { ["action"] = "apply-programme", ["reason"] = "The new rule is kinder." }, Coordinator);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(new Outcome.Done(), await AskAgainAsync(id, back));
        var file = await App.FileAsync(id);
        Assert.Equal("2026-2", file.State.ProgrammeVersion);
        Assert.Equal(Intervention.ApplyProgramme, file.Audit.Single(a => a.Action == AuditAction.Intervened).Intervention);
        Assert.Equal("2026-1", file.Audit[0].ProgrammeVersion);
    }

    private async Task<Outcome> AskAgainAsync(ExchangeId id, DateTimeOffset now) =>
        (await App.Exchanges.ChangeAsync(id, now, x => x.RequestEvidence(Samples.Open(x, StepKind.Validation), ["accommodation"], "Still unreadable.", now), default))!.Outcome;
}
