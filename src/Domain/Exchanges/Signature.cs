using CE4BIG.Domain.Applications;

namespace CE4BIG.Domain.Exchanges;

/// <summary>A signature under the Commitment to Quality, taken where the person already acts (domain: The lifecycle).</summary>
/// <param name="Role">Visitor, host, or one of the two clusters' managers or deputies.</param>
/// <param name="Name">Who signed.</param>
/// <param name="Email">Their address on record.</param>
/// <param name="At">When.</param>
/// <param name="Commitment">The version that was signed; a signature binds no other.</param>
public sealed record Signature(Role Role, string Name, string Email, DateTimeOffset At, CommitmentHash Commitment);
