namespace CE4BIG.Domain.Exchanges;

/// <summary>The code by which visitor or host act on their page of the exchange (architecture §4).</summary>
/// <param name="Serial">Counts the codes issued, from 1; a new one kills the one before.</param>
/// <param name="WrongCodes">Wrong codes entered since; at <see cref="Step.MaxWrongCodes"/> a new one has to be asked for.</param>
public readonly record struct PageAccess(int Serial, int WrongCodes)
{
    /// <summary>The first code.</summary>
    public static PageAccess First => new(1, 0);

    /// <summary>Whether the present code is used up.</summary>
    public bool IsBlocked => WrongCodes >= Step.MaxWrongCodes;
}
