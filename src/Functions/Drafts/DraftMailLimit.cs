using CE4BIG.Domain.Applications;
using CE4BIG.Functions.Links;
using CE4BIG.Functions.Time;

namespace CE4BIG.Functions.Drafts;

/// <summary>
/// How many mails with links to drafts one address gets in a day, which is a real one: anybody may type anybody's address, and nobody
/// shall be able to fill somebody's mailbox with ours.
/// </summary>
public sealed class DraftMailLimit(DraftStore store, LinkKeys keys, ProgrammeClock clock)
{
    /// <summary>Enough for somebody who begins anew or corrects the address of several applications.</summary>
    public const int MailsPerDay = 5;

    private DateOnly Today => DateOnly.FromDateTime(clock.Real.GetUtcNow().UtcDateTime);

    /// <summary>Takes one of the day's mails to an address. False where there were enough.</summary>
    public Task<bool> TryTakeAsync(string email, CancellationToken cancellationToken)
    {
        // Stored is a mark under the app's key, from which nobody reads the address.
        var mark = Convert.ToHexStringLower(keys.Derive("draft-mails", EmailAddress.Canonical(email)));
        return store.TryCountMailAsync(Today, mark, MailsPerDay, cancellationToken);
    }

    /// <summary>Forgets the days that are over.</summary>
    public Task ForgetAsync(CancellationToken cancellationToken) => store.ForgetMailsBeforeAsync(Today, cancellationToken);
}
