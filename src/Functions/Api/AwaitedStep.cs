using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Api;

/// <summary>What an exchange waits for, and in what capacity somebody is asked.</summary>
internal sealed record AwaitedStep(string Step, Role Role, DateTimeOffset OpenedAt, DateTimeOffset DueAt);
