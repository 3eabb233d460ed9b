namespace CE4BIG.Domain.Exchanges;

/// <summary>What a move left to be stored beside the exchange itself, in one transaction.</summary>
/// <param name="Audit">New rows of the audit trail.</param>
/// <param name="Notices">Mails to be sent.</param>
public sealed record Changes(IReadOnlyList<AuditEntry> Audit, IReadOnlyList<Notice> Notices)
{
    /// <summary>Whether nothing changed.</summary>
    public bool IsEmpty => Audit.Count == 0 && Notices.Count == 0;
}
