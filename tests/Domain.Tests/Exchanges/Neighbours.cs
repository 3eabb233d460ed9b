using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Budget;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Domain.Tests.Exchanges;

/// <summary>
/// Exchanges of one cluster that share its budget, and the ledger between them as the app keeps it: first come, first served; an exchange
/// says where it should stand, the ledger books the difference.
/// </summary>
internal sealed class Neighbours
{
    private readonly Dictionary<ExchangeId, LedgerPosition> _positions = [];
    private readonly List<ExchangeId> _line = [];
    private BudgetBalance _balance;

    public Neighbours(Money budget, IReadOnlyList<AnExchange> exchanges)
    {
        _balance = new BudgetBalance(budget, LedgerPosition.None);
        Exchanges = exchanges;
    }

    public IReadOnlyList<AnExchange> Exchanges { get; }

    /// <summary>Does for the money whatever is to be done by now.</summary>
    public void Tend()
    {
        foreach (var exchange in Exchanges)
        {
            Settle(exchange);
        }

        // Who waits in line comes first, in its order; whoever arrives now, after them.
        foreach (var exchange in Exchanges.OrderBy(x => _line.IndexOf(x.State.Id) is var place and >= 0 ? place : int.MaxValue))
        {
            if (exchange.It.OpenSteps.FirstOrDefault(s => s.Key.Kind == StepKind.Budget) is { } step)
            {
                Fund(exchange, step.Key);
            }
        }

        Check();
    }

    private void Fund(AnExchange exchange, StepKey step)
    {
        var id = exchange.State.Id;
        var isFirst = _line.Count == 0 || _line[0] == id;
        if (isFirst && Book(id, exchange.It.Wants))
        {
            _line.Remove(id);
            var funded = exchange.Try(x => x.Fund(step, exchange.Now));
            Assert.False(funded is Outcome.Refused { Refusal: not (Refusal.VisitAlreadyBegun or Refusal.DeadlinePassed) }, funded.ToString());
            Settle(exchange);
            return;
        }

        if (!_line.Contains(id))
        {
            _line.Add(id);
        }

        exchange.Try(x => x.Queue(step, exchange.Now));
    }

    private void Settle(AnExchange exchange)
    {
        if (!exchange.It.MustBook)
        {
            return;
        }

        Assert.True(Book(exchange.State.Id, exchange.It.Holds), "What an exchange holds already needs no free money.");
        if (exchange.It.OpenSteps.All(s => s.Key.Kind != StepKind.Budget))
        {
            _line.Remove(exchange.State.Id);
        }

        exchange.Try(x => x.NoteBooked(x.Holds));
    }

    private bool Book(ExchangeId id, LedgerPosition target)
    {
        var from = _positions.GetValueOrDefault(id);
        var moves = Ledger.Between(from, target);
        if (!_balance.Allows(moves))
        {
            return false;
        }

        _balance = _balance.Add(moves);
        _positions[id] = moves.Aggregate(from, Ledger.Apply);
        Assert.Equal(target, _positions[id]);
        return true;
    }

    private void Check()
    {
        Assert.True(_balance.Free >= Money.Zero, "Overspent.");
        var together = LedgerPosition.None;
        foreach (var exchange in Exchanges)
        {
            var (holds, booked) = (exchange.It.Holds, _positions.GetValueOrDefault(exchange.State.Id));
            // What was reserved a moment too late goes back when the calendar has ended the waiting.
            var isTooLate = exchange.It.OpenSteps.Any(s => s.Key.Kind == StepKind.Budget) && booked == exchange.It.Wants;
            Assert.True(holds == booked || isTooLate, $"{exchange.State.Id} holds {holds}, booked is {booked}.");
            Assert.Equal(holds, exchange.State.Booked);
            Assert.True(exchange.State.Stage != Stage.Ended || (booked.Reserved, booked.Committed) == (Money.Zero, Money.Zero), "Ended, and still holds money.");
            together = new LedgerPosition(together.Reserved + booked.Reserved, together.Committed + booked.Committed, together.Paid + booked.Paid, together.Recovered + booked.Recovered);
        }

        Assert.Equal(together, _balance.Booked);
    }
}
