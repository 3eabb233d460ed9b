using CE4BIG.Domain.Audit;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Storage;
using CE4BIG.Pages.Models;

namespace CE4BIG.Functions.Audit;

/// <summary>One exchange as it goes into an audit file.</summary>
/// <param name="File">What is stored.</param>
/// <param name="Programme">The version it is judged by.</param>
/// <param name="Model">The full file, as whoever takes it may see it.</param>
/// <param name="Account">The account's number, in full for finance and masked for the others.</param>
/// <param name="Proof">The proof against the latest anchor; null where it does not hold the exchange as it was read.</param>
public sealed record AuditCase(ExchangeFile File, Programme Programme, DeskExchangeModel Model, string Account, AnchorProof? Proof)
{
    /// <summary>The moment of the last thing that happened: the time that its entries bear.</summary>
    public DateTimeOffset At => File.Audit[^1].At;
}
