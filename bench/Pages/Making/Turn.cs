using CE4BIG.Domain.Exchanges;

namespace CE4BIG.PageBench.Making;

/// <summary>The next thing that happens to an exchange.</summary>
/// <param name="At">When.</param>
/// <param name="Step">The step that is answered; null where the calendar acts.</param>
/// <param name="Move">What happens.</param>
internal sealed record Turn(DateTimeOffset At, StepKey? Step, Func<Exchange, Outcome> Move);
