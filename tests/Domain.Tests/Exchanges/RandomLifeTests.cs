using System.Globalization;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Tests.Applications;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CE4BIG.Domain.Tests.Exchanges;

/// <summary>Random commands by anybody to any step, with random time between them: whatever happens, an exchange keeps its word.</summary>
public sealed class RandomLifeTests
{
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromHours(5), TimeSpan.FromDays(1), TimeSpan.FromDays(4), TimeSpan.FromDays(9), TimeSpan.FromDays(50),
    ];

    [Property(MaxTest = 2000, Arbitrary = [typeof(RandomLifeTests)])]
    public void Whatever_happens_an_exchange_keeps_its_word(Script script)
    {
        ArgumentNullException.ThrowIfNull(script);
        Live(script.Commands);
    }

    [Fact]
    public void Random_lives_reach_every_ending()
    {
        var random = new Random(20260413);

        var endings = Enumerable.Range(0, 500).Select(_ => Live([.. Enumerable.Range(0, 60).Select(_ => random.Next())]).State.Ending).ToHashSet();

        Assert.Equal(Enum.GetValues<Ending>().Cast<Ending?>().ToHashSet(), endings.Where(e => e is not null).ToHashSet());
    }

    public static Arbitrary<Script> Scripts() => Arb.From(
        Gen.Choose(0, int.MaxValue).ListOf().Select(commands => new Script([.. commands])),
        script => Enumerable.Range(0, script.Commands.Count).Select(i => new Script([.. script.Commands.Where((_, at) => at != i)])));

    /// <summary>What is done, command by command; each number is read digit by digit.</summary>
    public sealed record Script(IReadOnlyList<int> Commands)
    {
        public override string ToString() => string.Join(' ', Commands);
    }

    private static AnExchange Live(IEnumerable<int> commands)
    {
        var exchange = AnExchange.Submitted();
        Check(exchange);
        foreach (var command in commands)
        {
            var digits = new Digits(command);
            exchange.After(Pauses[digits.Next(digits.Next(3) == 0 ? Pauses.Length : 4)]);
            if (digits.Next(2) == 0)
            {
                exchange.Until(exchange.Now);
                Check(exchange);
                CheckCalmAfterTheCalendar(exchange);
            }

            Act(exchange, digits);
            Check(exchange);
        }

        Assert.Equal(Enumerable.Range(1, exchange.State.AuditCount), exchange.Trail.Select(a => a.Number));
        Assert.Equal(exchange.Mails.Count, exchange.Mails.Select(n => n.Key).Distinct().Count());
        return exchange;
    }

    private static void Act(AnExchange exchange, Digits digits)
    {
        var open = exchange.It.OpenSteps.ToList();
        var key = open.Count > 0 && digits.Next(8) > 0
            ? open[digits.Next(open.Count)].Key
            : new StepKey(Enum.GetValues<StepKind>()[digits.Next(10)], 1 + digits.Next(2));
        var offered = DecisionNames.Offered(key.Kind);
        var kind = digits.Next(12);
        if (kind == 0)
        {
            exchange.Try(x => x.RenewLink(key, exchange.Now));
        }
        else if (kind == 1)
        {
            exchange.Try(x => x.CountWrongCode(key, exchange.Now));
        }
        else if (kind == 2)
        {
            exchange.Decide(key, Enum.GetValues<Decision>()[digits.Next(15)]);
        }
        else if (kind == 3 && key.Kind == StepKind.Correction)
        {
            exchange.Try(x => x.Resubmit(key, Forms.Application() with { Goals = "Goals of " + exchange.Now.ToString("O", CultureInfo.InvariantCulture) }, exchange.Now));
        }
        else if (kind == 4 && key.Kind == StepKind.Certificate)
        {
            exchange.Try(x => x.Certify(key, exchange.State.Application.Visit.Start.AddDays(digits.Next(8) - 2), exchange.State.Application.Visit.End.AddDays(digits.Next(8) - 4), exchange.Now));
        }
        else if (offered.Count > 0)
        {
            // The good answer comes first and is given most of the time, so that lives are long.
            exchange.Decide(key, digits.Next(8) == 0 ? offered[digits.Next(offered.Count)] : offered[0], digits.Next(5) == 0 ? " " : "Because.");
        }
    }

    private static void Check(AnExchange exchange)
    {
        var state = exchange.State;
        var open = exchange.It.OpenSteps.ToList();
        Assert.Equal(state.Stage == Stage.Ended, open.Count == 0);
        Assert.Equal(state.Stage == Stage.Ended, state.Ending is not null);
        Assert.All(open, step => Assert.True(step.Addressee is not null || step.Key.Kind == StepKind.Travel));
        Assert.All(state.Steps, step => Assert.Equal(step.IsOpen, step.EndedAt is null));
        Assert.All(state.Steps, step => Assert.Equal(step.State == StepState.Decided, step.Decision is not null));
        Assert.Equal(state.Steps.Length, state.Steps.Select(s => s.Key).Distinct().Count());
        Assert.Equal(state.AuditCount, exchange.Trail.Count);
        Assert.True(state.ChangeRounds <= AnExchange.Programme.MaxChangeRounds);
        CheckMoney(state);
    }

    private static void CheckMoney(ExchangeState state)
    {
        var ceiling = AnExchange.Programme.LumpSum.Rates[0].Ceilings[state.Application.Host.Country];
        Assert.True((state.Reserved?.Amount ?? default) <= ceiling);
        if (state.Granted is { Amount: var granted })
        {
            Assert.InRange(granted.Cents, 0, state.Reserved!.Amount.Cents);
            Assert.NotNull(state.Certificate);
        }

        if (state.Stage is Stage.Travel or Stage.Report or Stage.Reimbursement)
        {
            Assert.Equal(4, state.Signatures.Length);
            Assert.NotNull(state.Reserved);
        }

        if (state.Ending == Ending.Closed)
        {
            var approvers = state.Steps.Where(s => s.Decision is Decision.Approve or Decision.Validate).Select(s => s.Addressee!.Email).ToList();
            Assert.Contains(state.Steps, s => s.Decision == Decision.Certify);
            Assert.Contains(state.Steps, s => s.Decision == Decision.Validate);
            Assert.NotNull(state.Payment!.ValueDate);
            Assert.DoesNotContain(state.Payment.OrderedBy, approvers);
        }
    }

    private static void CheckCalmAfterTheCalendar(AnExchange exchange)
    {
        var before = exchange.State;
        exchange.Until(exchange.Now);
        Assert.Same(before, exchange.State);
        Assert.True(exchange.Last.IsEmpty);
        Assert.All(exchange.It.OpenSteps, step => Assert.True(step.NextWake > exchange.Now));
    }

    /// <summary>Reads choices out of one number.</summary>
    private sealed class Digits(int number)
    {
        private int _rest = number;

        public int Next(int choices)
        {
            var digit = _rest % choices;
            _rest = (_rest / choices * 31) ^ (digit * 7919);
            _rest &= int.MaxValue;
            return digit;
        }
    }
}
