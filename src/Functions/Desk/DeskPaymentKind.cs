namespace CE4BIG.Functions.Desk;

/// <summary>What a movement of money is.</summary>
public enum DeskPaymentKind
{
    /// <summary>The lump sum, or what an advance left of it.</summary>
    Payment,

    /// <summary>The part that is paid before travel.</summary>
    Advance,

    /// <summary>Money that has to come back.</summary>
    Recovery,
}
