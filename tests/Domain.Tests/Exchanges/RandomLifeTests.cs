using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Domain.Tests.Applications;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Outcome = CE4BIG.Domain.Exchanges.Outcome;

namespace CE4BIG.Domain.Tests.Exchanges;

/// <summary>
/// Random commands by anybody to any step of exchanges that share a budget, with random time between them: whatever happens, each keeps
/// what it promises (<see cref="Promises"/>), makes no move that <see cref="Moves"/> does not allow, and the ledger adds up.
/// </summary>
public sealed class RandomLifeTests
{
    private const int Sequences = 5_000;
    private const int Longest = 60;

    private const int MostLives = 4000;

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromHours(5), TimeSpan.FromDays(1), TimeSpan.FromDays(4), TimeSpan.FromDays(9), TimeSpan.FromDays(50),
    ];

    // Whom a step is asked of is chosen so that these cannot arise: ReimbursementStageTests and PaymentTests tamper with what is stored.
    private static readonly Refusal[] OnlyOfTampering = [Refusal.ApproverMayNotPay, Refusal.OrdererMayNotConfirm];

    private static readonly Programme Absent = WithAbsences(AnExchange.Programme);

    [Property(MaxTest = Sequences, EndSize = Longest, Arbitrary = [typeof(RandomLifeTests)])]
    public void Whatever_happens_exchanges_keep_their_word(Script script)
    {
        ArgumentNullException.ThrowIfNull(script);
        Live(script.Commands, isMission: false);
    }

    [Property(MaxTest = Sequences, EndSize = Longest, Arbitrary = [typeof(RandomLifeTests)])]
    public void Whatever_happens_short_missions_keep_their_word(Script script)
    {
        ArgumentNullException.ThrowIfNull(script);
        Live(script.Commands, isMission: true);
    }

    [Fact]
    public void Random_lives_reach_every_ending_and_every_refusal()
    {
        var random = new Random(20260413);
        var (endings, refusals) = (new HashSet<Ending>(), new HashSet<Refusal>());
        // Some take a rare coincidence; as many lives as that needs, and no more.
        for (var life = 0; life < MostLives && Missing().Any(); life++)
        {
            var lived = Live([.. Enumerable.Range(0, 80).Select(_ => random.Next())], isMission: life % 2 == 0, refusals);
            endings.UnionWith(lived.Select(x => x.State.Ending).OfType<Ending>());
        }

        Assert.Empty(Missing());

        IEnumerable<string> Missing() =>
            Enum.GetValues<Ending>().Except(endings).Select(e => e.ToString()).Concat(Enum.GetValues<Refusal>().Except(refusals).Except(OnlyOfTampering).Select(r => r.ToString()));
    }

    public static Arbitrary<Script> Scripts() => Arb.From(
        Gen.Choose(0, int.MaxValue).ListOf().Select(commands => new Script([.. commands])),
        script => Enumerable.Range(0, script.Commands.Count).Select(i => new Script([.. script.Commands.Where((_, at) => at != i)])));

    /// <summary>What is done, command by command; each number is read digit by digit.</summary>
    public sealed record Script(IReadOnlyList<int> Commands)
    {
        public override string ToString() => string.Join(' ', Commands);
    }

    private static IReadOnlyList<AnExchange> Live(IReadOnlyList<int> commands, bool isMission, HashSet<Refusal>? refusals = null)
    {
        var first = new Digits(commands.Count > 0 ? commands[0] : 0);
        var neighbours = Begin(isMission, first);
        foreach (var command in commands.Skip(1))
        {
            var digits = new Digits(command);
            var exchange = digits.Of(neighbours.Exchanges);
            Pass(neighbours, exchange, digits);
            if (new RandomMoves(exchange, digits).Make() is Outcome.Refused refused)
            {
                refusals?.Add(refused.Refusal);
            }

            Promises.Check(exchange);

            // Reading a whole trail takes long: the end of a random life is the middle of a longer one.
            if (digits.Next(10) == 0)
            {
                Promises.CheckTrail(exchange);
            }

            // The ledger is another partition and follows in its own time.
            if (digits.Next(3) > 0)
            {
                neighbours.Tend();
            }
        }

        neighbours.Tend();
        foreach (var exchange in neighbours.Exchanges)
        {
            Promises.Check(exchange);
            Promises.CheckTrail(exchange);
        }

        return neighbours.Exchanges;
    }

    private static void Pass(Neighbours neighbours, AnExchange exchange, Digits digits)
    {
        // One clock for all; most pauses are short.
        var now = neighbours.Exchanges.Max(x => x.Now) + Pauses[digits.Next(digits.Next(4) == 0 ? Pauses.Length : 4)];
        exchange.At(now);
        if (digits.Next(2) == 0)
        {
            exchange.Until(now);
            Promises.Check(exchange);
            Promises.CheckCalm(exchange);
        }
    }

    /// <summary>Three exchanges, each led some way by everybody's saying yes, so that every stage is met; there is money for two.</summary>
    private static Neighbours Begin(bool isMission, Digits digits)
    {
        var programme = isMission ? Missions.Programme : digits.Next(3) == 0 ? Absent : AnExchange.Programme;
        var exchanges = Enumerable.Range(1, 3).Select(number => AnExchange.Submitted(
            isMission ? Missions.Application(digits.Next(4) > 0) : Forms.Application(), programme: programme, id: ExchangeId.FromRandom([0, 0, 0, 0, 0, 0, 0, (byte)number]))).ToList();
        var neighbours = new Neighbours(exchanges[0].It.Computed().Amount + exchanges[0].It.Computed().Amount, exchanges);
        foreach (var exchange in exchanges)
        {
            var steps = digits.Next(14);
            for (var step = 0; step < steps; step++)
            {
                SayYes(exchange);
                neighbours.Tend();
            }
        }

        return neighbours;
    }

    private static void SayYes(AnExchange exchange)
    {
        if (exchange.It.OpenSteps.FirstOrDefault(s => s.Addressee is not null) is { } asked)
        {
            exchange.Answered(asked.Key.Kind, DecisionNames.Offered(asked.Key.Kind)[0]);
        }
        else if (exchange.It.OpenSteps.Any(s => s.Key.Kind == StepKind.Travel))
        {
            exchange.Travelled();
        }
    }

    /// <summary>Every manager is away for some weeks, some with a stand-in.</summary>
    private static Programme WithAbsences(Programme programme) => programme with
    {
        Clusters = [.. programme.Clusters.Select(cluster => cluster with
        {
            Managers = [.. cluster.Managers.Select(p => p with
            {
                Absences = [new Absence(new DateOnly(2026, 4, 16), new DateOnly(2026, 4, 20), null), new Absence(new DateOnly(2026, 6, 12), new DateOnly(2026, 7, 3), cluster.Deputies[0].Id)],
            })],
        })],
    };
}
