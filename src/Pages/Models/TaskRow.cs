using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Pages.Models;

/// <summary>Something that is asked of somebody on the staff.</summary>
/// <param name="Exchange">The exchange's number.</param>
/// <param name="Step">What is asked.</param>
/// <param name="Visitor">The visiting organisation.</param>
/// <param name="Host">The host organisation.</param>
/// <param name="Due">The deadline.</param>
/// <param name="Amount">What it is about, where it is about money.</param>
/// <param name="Name">Who is asked.</param>
/// <param name="IsReaders">Whether it is asked of the reader, who can open it.</param>
/// <param name="Account">The account, masked, where money goes there.</param>
public sealed record TaskRow(
    ExchangeId Exchange, StepKey Step, string Visitor, string Host, DateTimeOffset Due, Money? Amount, string? Name, bool IsReaders, string? Account);
