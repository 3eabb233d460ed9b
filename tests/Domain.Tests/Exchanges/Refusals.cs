using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Domain.Tests.Exchanges;

internal static class Refusals
{
    /// <summary>The move is refused by this name, and nothing whatever has changed.</summary>
    public static void Expect(Refusal refusal, AnExchange exchange, Func<AnExchange, Outcome> move)
    {
        var before = exchange.State;

        var refused = Assert.IsType<Outcome.Refused>(move(exchange));

        Assert.Equal(refusal, refused.Refusal);
        Assert.Same(before, exchange.State);
        Assert.True(exchange.Last.IsEmpty);
    }
}
