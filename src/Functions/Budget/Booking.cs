namespace CE4BIG.Functions.Budget;

/// <summary>What came of booking.</summary>
public abstract record Booking
{
    private Booking()
    {
    }

    /// <summary>The exchange holds what it should, now or since an earlier booking.</summary>
    public sealed record Booked : Booking;

    /// <summary>There is not enough money, or others asked before. The exchange keeps what it held, and its place in the line.</summary>
    /// <param name="Place">1 for the first in line.</param>
    public sealed record Waiting(int Place) : Booking;
}
