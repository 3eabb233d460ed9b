using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Pages.Models;

/// <summary>A place for a signature under the Commitment to Quality, and the signature where there is one.</summary>
/// <param name="Role">In what capacity: visitor, host, or manager or deputy of one of the two clusters.</param>
/// <param name="Name">Who signed; null while nobody has.</param>
/// <param name="At">When.</param>
public sealed record CommitmentSignature(Role Role, string? Name, DateTimeOffset? At);
