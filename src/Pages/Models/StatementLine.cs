using CE4BIG.Domain.Payments.Statements;

namespace CE4BIG.Pages.Models;

/// <summary>A booking of a statement, and what it means.</summary>
/// <param name="Entry">The booking.</param>
/// <param name="Settlement">What it does, or why it does nothing.</param>
public sealed record StatementLine(StatementEntry Entry, Settlement Settlement);
