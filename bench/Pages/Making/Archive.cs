using System.Collections.Concurrent;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Applications.Drafts;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Drafts;
using CE4BIG.Functions.Lifecycle;
using CE4BIG.Functions.Links;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;

namespace CE4BIG.PageBench.Making;

/// <summary>
/// Stores exchanges as they would be after a year and a half: each move through the Domain and the app's own stores, in its own transaction
/// with trail and mails; the ledger, the register of visits, the agenda and the desk's projection follow as they do in the app. Only the
/// workflow's own instances and the files of the evidence are left out.
/// </summary>
internal sealed class Archive(Desk desk, int seed)
{
    private const int FoldedAfter = 80;
    private const int RefusedEach = 200;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(500);
    private static readonly TimeSpan UntilSent = TimeSpan.FromSeconds(2);

    private readonly Programme _programme = desk.Programme;
    private readonly ExchangeStore _store = desk.Get<ExchangeStore>();
    private readonly Funding _funding = desk.Get<Funding>();
    private readonly StepLinks _links = desk.Get<StepLinks>();
    private readonly DateTimeOffset _now = desk.Get<ProgrammeClock>().GetUtcNow();

    /// <summary>Makes that many, a quarter of them for each cluster. One worker for each: a cluster's bookings meet at its ledger's head.</summary>
    public async Task<IReadOnlyList<Made>> MakeAsync(int count, CancellationToken cancellationToken)
    {
        var made = new ConcurrentBag<(int Number, Made Made)>();
        var clusters = _programme.Clusters;
        await Task.WhenAll(Enumerable.Range(0, clusters.Count).Select(worker => Task.Run(
            async () =>
            {
                for (var number = worker; number < count; number += clusters.Count)
                {
                    made.Add((number, await MakeAsync(number, count, clusters[worker], cancellationToken)));
                    if (worker == 0 && number % FoldedAfter == 0)
                    {
                        // As its timer does: what each exchange changed is added to the sums a part at a time.
                        await desk.Get<FiguresStore>().FoldAsync(_programme.Id, cancellationToken);
                    }
                }
            },
            cancellationToken)));
        await desk.Get<FiguresStore>().FoldAsync(_programme.Id, cancellationToken);
        return [.. made.OrderBy(m => m.Number).Select(m => m.Made)];
    }

    /// <summary>Makes applications that were begun and not sent.</summary>
    public async Task<IReadOnlyList<MadeDraft>> BeginAsync(int count, CancellationToken cancellationToken)
    {
        var random = new Random(HashCode(seed, -1));
        var companies = new Companies(_programme, random);
        var (store, links) = (desk.Get<DraftStore>(), desk.Get<DraftLinks>());
        var made = new List<MadeDraft>(count);
        for (var number = 0; number < count; number++)
        {
            var application = companies.Application(10_000_000 + number, _programme.Clusters[number % _programme.Clusters.Count], _programme.Deadlines.LocalDate(_now));
            var form = new byte[16];
            random.NextBytes(form);
            var draft = new Draft
            {
                Id = desk.Get<FormNumbers>().Draft(new Guid(form)),
                FormId = new Guid(form),
                ProgrammeId = _programme.Id,
                Email = application.VisitorContact.Email,
                Language = application.VisitorContact.Language,
                SavedAt = _now,
                Fields = ApplicationForm.Fields(application).Where(field => field.Value.Length > 0).ToDictionary(StringComparer.Ordinal),
            };
            await store.ChangeAsync(draft.Id, _ => new StoredDraft.Open(draft) { DueAt = _now.AddDays(60), LinkOrderedAt = _now, LinkOwed = false }, cancellationToken);
            made.Add(new MadeDraft(links.Address(draft), draft.Fields));
        }

        return made;
    }

    private async Task<Made> MakeAsync(int number, int count, Cluster cluster, CancellationToken cancellationToken)
    {
        // Each exchange has a seed of its own, so that it is the same whatever runs beside it.
        var random = new Random(HashCode(seed, number));
        var submitted = _now - (Longest * (1 - ((number + random.NextDouble()) / (count + 1))));
        var companies = new Companies(_programme, random);
        var application = companies.Application(number, cluster, _programme.Deadlines.LocalDate(submitted));
        var id = new byte[ExchangeId.RandomLength];
        random.NextBytes(id);
        var exchange = Exchange.Submit(ExchangeId.FromRandom(id), application, _programme, submitted);
        if (!await _store.AddAsync(exchange, submitted, cancellationToken))
        {
            throw new InvalidOperationException($"Two exchanges have the number {exchange.State.Id}.");
        }

        var file = await _store.LoadAsync(exchange.State.Id, cancellationToken) ?? throw new InvalidOperationException($"{exchange.State.Id} was not stored.");
        file = await LiveAsync(file, new Story(companies, _programme, random), cancellationToken);
        await FollowAsync(number, file, cancellationToken);
        return Describe(file.State);
    }

    private async Task<ExchangeFile> LiveAsync(ExchangeFile file, Story story, CancellationToken cancellationToken)
    {
        while (story.Next(Exchange.Load(file.State, _programme)) is { } turn && turn.At <= _now)
        {
            if (turn.Step is { Kind: StepKind.Budget } budget)
            {
                file = await _funding.TendAsync(file, budget, turn.At, cancellationToken);
                if (file.State.Steps.Any(s => s.Key == budget && s.IsOpen))
                {
                    story.GiveUp(budget);
                }

                continue;
            }

            var change = await _store.ChangeAsync(file, turn.At, turn.Move, cancellationToken);
            if (change.Outcome is not Outcome.Done || change.After == change.Before.State)
            {
                story.GiveUp(turn.Step ?? throw new InvalidOperationException($"{file.State.Id}: the calendar did nothing."));
            }

            (file, _) = await _funding.SettleAsync(change.File, turn.At, cancellationToken);
        }

        return file;
    }

    // What the workflow would have done in passing.
    private async Task FollowAsync(int number, ExchangeFile file, CancellationToken cancellationToken)
    {
        var (state, clock, agenda) = (file.State, desk.Get<ProgrammeClock>(), desk.Get<Agenda>());
        foreach (var mail in file.Mails)
        {
            await _store.MarkSentAsync(state.Id, mail with { SentAt = mail.CreatedAt + UntilSent, ProviderId = "bench" }, cancellationToken);
        }

        if (state.CountsAsVisit)
        {
            await desk.Get<VisitRegister>().ClaimAsync(state.Application, state.Id, cancellationToken);
        }

        var open = state.Steps.Where(s => s.IsOpen).ToList();
        if (state.Stage == Stage.Ended && open.Find(s => s.Key.Kind == StepKind.Retention) is { } kept)
        {
            await agenda.KeepAsync(state.Id, clock.RealTime(kept.NextWake), cancellationToken);
        }
        else if (open.Count > 0)
        {
            await agenda.MoveAsync(state.Id, clock.RealTime(open.Min(s => s.NextWake)), cancellationToken);
        }

        await desk.Get<DeskIndex>().WriteAsync(file, number % RefusedEach == 0 ? [state.Host.Email] : [], cancellationToken);
    }

    private Made Describe(ExchangeState state) => new(
        state.Id,
        state.Application.Visitor.ClusterId,
        _links.ExchangeAddress(state, Role.Visitor),
        _links.ExchangeAddress(state, Role.Host),
        [.. state.Steps.Where(s => s is { IsOpen: true, Addressee: not null }).Select(s => (s.Key.Kind, _links.Address(state.Id, s)))],
        state.Application.Visitor.Organisation,
        state.Granted is not null);

    // Not the runtime's, which differs from start to start.
    private static int HashCode(int seed, int number) => unchecked((seed * 397) ^ (number * 7919));
}
