namespace CE4BIG.Functions.Web;

/// <summary>
/// Lets answers to one exchange in one after the other. Storage would refuse the slower of two anyway; this spares the second try, and
/// it keeps the count of wrong codes true when many are tried at once. Exchanges share a fixed number of turns, so it never grows.
/// </summary>
public sealed class StepGate : IDisposable
{
    private const int Turns = 64;

    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, Turns).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Waits for the exchange's turn; disposing ends it.</summary>
    public async Task<IDisposable> EnterAsync(string exchange, CancellationToken cancellationToken)
    {
        var turn = _turns[(uint)StringComparer.OrdinalIgnoreCase.GetHashCode(exchange) % Turns];
        await turn.WaitAsync(cancellationToken);
        return new Turn(turn);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var turn in _turns)
        {
            turn.Dispose();
        }
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
