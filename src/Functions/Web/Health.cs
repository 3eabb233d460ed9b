using System.Reflection;
using CE4BIG.Functions.Standstill;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CE4BIG.Functions.Web;

/// <summary>Whether the app can work, for load balancers, alerts and tools.</summary>
public sealed class Health(Tables tables, Programmes programmes, StandstillWatch standstill, ProgrammeClock clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    // With the commit, by which a deployment sees that it is the new one that answers (infra/deploy.sh).
    private static readonly string Version = typeof(Health).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? string.Empty;

    /// <summary>
    /// 200 with the state of storage and engine, 503 where one is down; also the version, programme time and its scale, and whether the desk
    /// stands still after a restore (null while storage is down), which is no fault.
    /// </summary>
    [Function(nameof(Health))]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        var storage = StateAsync(ProbeStorageAsync, cancellationToken);
        var engine = StateAsync(token => client.GetInstanceAsync("health", token), cancellationToken);
        await Task.WhenAll(storage, engine);
        bool? standsStill = null;
        if (await storage)
        {
            await StateAsync(async token => standsStill = await standstill.StandsStillAsync(token), cancellationToken);
        }

        var ok = await storage && await engine;
        return Results.Json(
            new
            {
                status = Word(ok),
                storage = Word(await storage),
                engine = Word(await engine),
                version = Version,
                programmeTime = clock.GetUtcNow(),
                timeScale = clock.Scale,
                programmeTimeZone = programmes.Current.First().TimeZone.Id,
                standstill = standsStill,
            },
            statusCode: ok ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static string Word(bool ok) => ok ? "ok" : "down";

    private async Task ProbeStorageAsync(CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Settings, cancellationToken);
        await table.GetEntityIfExistsAsync<Azure.Data.Tables.TableEntity>("clock", "anchor", cancellationToken: cancellationToken);
    }

    private static async Task<bool> StateAsync(Func<CancellationToken, Task> probe, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(Patience);
        try
        {
            await probe(limited.Token);
            return true;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever it is, the part does not work; what exactly stands in the logs of whoever needed it.
            return false;
        }
    }
}
