using System.Globalization;
using System.Text.Json;
using CE4BIG.Season.Banking;
using CE4BIG.Season.Desk;
using CE4BIG.Season.Planning;
using CE4BIG.Season.Play;
using CE4BIG.Season.Post;
using CE4BIG.Season.Reporting;
using CE4BIG.Season.Staff;

namespace CE4BIG.Season;

/// <summary>Plays a season: plans it, lets its exchanges begin one after the other, tells how it goes, and sums up.</summary>
internal sealed class SeasonRun(SeasonOptions options, TimeProvider time, TextWriter progress)
{
    // Applications do not all arrive in the same second, not even where a day is one.
    private static readonly TimeSpan BetweenApplications = TimeSpan.FromMilliseconds(250);

    // Days after a visit in which report, validation and payment are done, weekends included; for the estimate only.
    private const int DaysAfterVisit = 8;

    private readonly Journal _journal = new(progress, rewritesLine: ReferenceEquals(progress, Console.Error) && !Console.IsErrorRedirected);

    public async Task<SeasonResult> PlayAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        using var desk = new DeskClient(options.App, time, _journal);
        using var post = new Sorting(options.Mailbox, time, _journal);
        var pace = new Pace(desk, time);
        await ReadPaceAsync(pace, cancellationToken);
        await post.SkipWhatIsThereAsync(cancellationToken);

        var now = time.GetUtcNow();
        var seed = options.Seed ?? (int)(now.Ticks % 100_000);
        var plans = new Planner(seed, Mark(now), options.Slowness).Plan(options.Exchanges, options.Mixture, options.Only);
        var staff = new StaffRoom(RosterFor(options), desk, post, time);
        _journal.Say(Announcement(plans, pace, seed));

        var stage = new Stagehands(desk, post, staff, new Treasury(desk, staff, pace, time), pace, new Scoreboard(plans.Count), _journal, time);
        using var stopSorting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sorting = post.RunAsync(stopSorting.Token);
        var telling = TellAsync(stage, started, stopSorting.Token);
        var casting = new Casting();
        var lost = await PlayAllAsync(plans, stage, casting, cancellationToken);
        await stopSorting.CancelAsync();
        await Task.WhenAll(sorting, telling);

        var result = Sum(plans.Count, lost, stage, casting, time.GetElapsedTime(started));
        if (!options.Keep)
        {
            await post.EmptyAsync(cancellationToken);
        }

        return result;
    }

    private async Task ReadPaceAsync(Pace pace, CancellationToken cancellationToken)
    {
        try
        {
            await pace.RefreshAsync(cancellationToken);
        }
        catch (Exception away) when (away is HttpRequestException or JsonException or KeyNotFoundException)
        {
            throw new SeasonCannotStartException($"No healthy app at {options.App} ({away.Message}). Start it with ./run.sh.", away);
        }
    }

    private static Roster RosterFor(SeasonOptions options)
    {
        if (options.Mixture == Mixture.Plain)
        {
            return Roster.Empty;
        }

        var roster = Roster.Read(options.Programmes);
        foreach (var programme in Enum.GetValues<Venue>().Select(v => v.Programme()).Distinct(StringComparer.Ordinal).Where(p => !roster.Has(p)))
        {
            throw new SeasonCannotStartException($"{options.Programmes} has no programme {programme}. Start the app with ./run.sh --season.");
        }

        return roster;
    }

    private static string Announcement(IReadOnlyList<ExchangePlan> plans, Pace pace, int seed)
    {
        // Seven calendar days for each five working days of the visit.
        var days = plans.Max(p => p.DaysAhead(pace.RealTime(1)) + 2 + (p.WorkingDays * 7 / 5.0) + p.Persona.PatienceDays) + DaysAfterVisit;
        var estimate = pace.RealTime(days) + (BetweenApplications * plans.Count);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Season {seed}: {plans.Count} exchanges. It is {pace.Today:yyyy-MM-dd} in the programme, and a day there takes {Duration(pace.RealTime(1))}; expect about {Duration(estimate)}.");
    }

    private static string Duration(TimeSpan span) => span switch
    {
        { TotalHours: >= 48 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0} days"),
        { TotalMinutes: >= 120 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0.#} hours"),
        { TotalSeconds: >= 120 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0.#} minutes"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.##} seconds"),
    };

    private async Task<int> PlayAllAsync(IReadOnlyList<ExchangePlan> plans, Stagehands stage, Casting casting, CancellationToken cancellationToken)
    {
        using var places = new SemaphoreSlim(options.Concurrency);
        var playing = new List<Task<int>>();
        var companies = new Dictionary<int, Ensemble>();
        foreach (var plan in plans)
        {
            await places.WaitAsync(cancellationToken);
            playing.Add(PlayOneAsync(plan, EnsembleOf(plan, companies), stage, casting, places, cancellationToken));

            // Where the desk is slow, newcomers come more slowly, or those who have deadlines already would miss them.
            await Task.Delay(BetweenApplications + (stage.Desk.Decisions.Lately / 2), time, cancellationToken);
        }

        return (await Task.WhenAll(playing)).Sum();
    }

    private static Ensemble EnsembleOf(ExchangePlan plan, Dictionary<int, Ensemble> companies)
    {
        if (plan.Company == 0)
        {
            return new Ensemble();
        }

        if (!companies.TryGetValue(plan.Company, out var ensemble))
        {
            companies.Add(plan.Company, ensemble = new Ensemble());
        }

        return ensemble;
    }

    /// <summary>Plays one exchange and gives back how many of its mails were lost.</summary>
    private async Task<int> PlayOneAsync(
        ExchangePlan plan, Ensemble ensemble, Stagehands stage, Casting casting, SemaphoreSlim places, CancellationToken cancellationToken)
    {
        var player = new Player(plan, ensemble, stage);
        try
        {
            casting.Add(plan, await player.PlayAsync(cancellationToken));
            foreach (var lost in player.Lost)
            {
                _journal.Warn($"{plan}: lost mail, {lost}");
            }

            return player.Lost.Count;
        }
        catch (Exception trouble) when (trouble is UnplayableException or HttpRequestException or JsonException)
        {
            stage.Board.Set(plan.Number, Phase.Failed);
            casting.Add(plan, null);
            _journal.Warn($"{plan} failed: {trouble.Message}");
            return 0;
        }
        finally
        {
            places.Release();
        }
    }

    private async Task TellAsync(Stagehands stage, long started, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(2), time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                _journal.Progress(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{time.GetElapsedTime(started).TotalSeconds,4:0} s · {stage.Pace.Today:yyyy-MM-dd} · {stage.Board} · mails {stage.Post.Count}"));
            }
        }
        catch (OperationCanceledException)
        {
            // The season is over.
        }
    }

    private SeasonResult Sum(int exchanges, int lost, Stagehands stage, Casting casting, TimeSpan duration)
    {
        var doubled = stage.Post.Doubled;
        foreach (var mail in doubled)
        {
            _journal.Warn($"Doubled mail: {mail}");
        }

        if (!stage.Treasury.Totals.AddsUp)
        {
            _journal.Warn($"The bank's sums differ: {stage.Treasury.Totals}");
        }

        foreach (var (cause, count) in stage.Journal.Retries)
        {
            _journal.Say(string.Create(CultureInfo.InvariantCulture, $"Tried again {count} times: {cause}"));
        }

        _journal.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"{stage.Board}. Pages p50 {stage.Desk.Pages.Percentile(.5):0.0} ms, p95 {stage.Desk.Pages.Percentile(.95):0.0} ms ({stage.Desk.Pages.Count}); decisions p50 {stage.Desk.Decisions.Percentile(.5):0.0} ms, p95 {stage.Desk.Decisions.Percentile(.95):0.0} ms ({stage.Desk.Decisions.Count}); decision to next mail p50 {stage.DecisionToMail.Percentile(.5):0.0} ms, p95 {stage.DecisionToMail.Percentile(.95):0.0} ms ({stage.DecisionToMail.Count})."));
        return new SeasonResult(
            exchanges,
            stage.Board.Count(Phase.Closed),
            stage.Board.Count(Phase.Rejected),
            stage.Board.Count(Phase.Failed),
            Math.Round(duration.TotalSeconds, 1),
            Math.Round(exchanges / duration.TotalSeconds, 2),
            Math.Round(stage.Desk.Pages.Percentile(.95), 1),
            Math.Round(stage.Desk.Decisions.Percentile(.95), 1),
            stage.Post.Count,
            lost + doubled.Count,
            stage.Board.Count(Phase.Failed),
            casting.Personas,
            casting.Outcomes,
            stage.Treasury.Totals);
    }

    /// <summary>Sets this run's addresses apart from those of every other run on the same data.</summary>
    private static string Mark(DateTimeOffset now)
    {
        const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";
        var number = now.ToUnixTimeMilliseconds();
        return string.Create(8, number, (mark, rest) =>
        {
            for (var i = mark.Length - 1; i >= 0; i--, rest /= Letters.Length)
            {
                mark[i] = Letters[(int)(rest % Letters.Length)];
            }
        });
    }
}
