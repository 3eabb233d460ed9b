using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Domain.Audit;

/// <summary>The hash chain through an exchange's audit trail: each row carries the hash of the one before (ADR-0008).</summary>
public static class TrailChain
{
    /// <summary>Random bytes of a row's salt; the caller brings them, since the Domain has no randomness of its own.</summary>
    public const int SaltLength = 16;

    private const string RowForm = "ce4big-trail-row/1";
    private const string BeginningForm = "ce4big-trail/1";
    private const string DigestForm = "ce4big-trail-person/1";

    /// <summary>What the first row follows: the exchange's number, so that no trail can be passed off as another's.</summary>
    public static string Beginning(ExchangeId exchange) => CanonicalHash.Of(BeginningForm, exchange.Value);

    /// <summary>Seals a new row behind the one before.</summary>
    /// <param name="before">The hash of the row before, or <see cref="Beginning"/>.</param>
    /// <param name="entry">The row.</param>
    /// <param name="salt">Random bytes of its own.</param>
    /// <param name="evidence">The digest of the evidence that the exchange has now.</param>
    public static AuditEntry Seal(string before, AuditEntry entry, ReadOnlySpan<byte> salt, string? evidence)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var text = Convert.ToHexStringLower(salt);
        var seal = new EntrySeal(
            text, Digest(text, nameof(entry.Who), entry.Who)!, Digest(text, nameof(entry.Asked), entry.Asked), Digest(text, nameof(entry.Reason), entry.Reason), evidence, string.Empty);
        var open = entry with { Seal = seal };
        return open with { Seal = seal with { Hash = HashOf(before, open) } };
    }

    /// <summary>
    /// The row without people: it tells in what capacity somebody acted, and no longer who. The salt goes too, since with it an address
    /// could be guessed and tried.
    /// </summary>
    public static AuditEntry Nameless(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry with
        {
            Who = entry.Role == Role.Calendar ? AuditEntry.Calendar : Anonymous.Address(entry.Role),
            Asked = entry.Asked is null ? null : Anonymous.Asked,
            Reason = null,
            Seal = entry.Seal is { } seal ? seal with { Salt = null } : null,
        };
    }

    /// <summary>The first row that is not as it was written; null where all are.</summary>
    /// <param name="exchange">Whose trail it is.</param>
    /// <param name="rows">All of it, in order.</param>
    public static TrailFault? FirstFault(ExchangeId exchange, IReadOnlyList<AuditEntry> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var before = Beginning(exchange);
        var forgottenBefore = LastForgetting(rows);
        for (var i = 0; i < rows.Count; i++)
        {
            if (ProblemOf(rows[i], i, before, forgottenBefore) is { } problem)
            {
                return new TrailFault(i + 1, problem);
            }

            before = rows[i].Seal!.Hash;
        }

        return null;
    }

    private static TrailProblem? ProblemOf(AuditEntry row, int index, string before, int forgottenBefore) => row switch
    {
        _ when row.Number != index + 1 => TrailProblem.OutOfOrder,
        { Seal: null } => TrailProblem.Unsealed,
        { Seal.Salt: null } when index >= forgottenBefore || row != Nameless(row) || (row.Asked is null) != (row.Seal.Asked is null) => TrailProblem.PeopleDiffer,
        { Seal.Salt: { } salt } when !PeopleAgree(row, row.Seal, salt) => TrailProblem.PeopleDiffer,
        _ when HashOf(before, row) != row.Seal.Hash => TrailProblem.HashDiffers,
        _ => null,
    };

    // People may be missing only in rows before the one that says that they were removed.
    private static int LastForgetting(IReadOnlyList<AuditEntry> rows)
    {
        for (var i = rows.Count - 1; i >= 0; i--)
        {
            if (rows[i].Action == AuditAction.Anonymised)
            {
                return i;
            }
        }

        return 0;
    }

    private static bool PeopleAgree(AuditEntry row, EntrySeal seal, string salt) =>
        Digest(salt, nameof(row.Who), row.Who) == seal.Who && Digest(salt, nameof(row.Asked), row.Asked) == seal.Asked && Digest(salt, nameof(row.Reason), row.Reason) == seal.Reason;

    private static string? Digest(string salt, string field, string? text) => text is null ? null : CanonicalHash.Of(DigestForm, salt, field, text);

    private static string HashOf(string before, AuditEntry entry)
    {
        var seal = entry.Seal!;
        return CanonicalHash.Of(
            RowForm,
            before,
            CanonicalHash.Text(entry.Number),
            CanonicalHash.Text(entry.At),
            entry.Role.ToString(),
            entry.Action.ToString(),
            entry.Decision?.ToString(),
            entry.Intervention?.ToString(),
            entry.Ending?.ToString(),
            entry.Step?.ToString(),
            entry.Amount is { } amount ? CanonicalHash.Text(amount.Cents) : null,
            entry.From.ToString(),
            entry.To.ToString(),
            entry.ProgrammeVersion,
            seal.Who,
            seal.Asked,
            seal.Reason,
            seal.Evidence);
    }
}
