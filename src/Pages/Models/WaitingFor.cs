using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Pages.Models;

/// <summary>An open step: who holds the file, since when and until when.</summary>
/// <param name="Step">What is awaited.</param>
/// <param name="Role">In what capacity somebody is asked; <see cref="Role.Calendar"/> while dates are awaited.</param>
/// <param name="Name">The person's name, or null where nobody is asked.</param>
/// <param name="Since">When it was asked.</param>
/// <param name="Until">The deadline.</param>
public sealed record WaitingFor(StepKey Step, Role Role, string? Name, DateTimeOffset Since, DateTimeOffset Until);
