namespace CE4BIG.Domain.Exchanges;

/// <summary>Somebody whom mails about a step, or about the exchange as a whole, do not reach.</summary>
/// <param name="Step">What the mail was about; null for the exchange as a whole.</param>
/// <param name="To">Whom it went to.</param>
public sealed record ReturnedMail(StepKey? Step, Addressee To);
