using CE4BIG.Domain.Applications.Drafts;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Mail;
using CE4BIG.Pages.Mail;

namespace CE4BIG.Functions.Drafts;

/// <summary>Sends the mails about drafts. They repeat nothing that was typed, since anybody may type anybody's address.</summary>
public sealed class DraftPost(DraftLinks links, MailRenderer renderer, MailPost post)
{
    // Somebody waits for the answer; what the provider has not taken by then goes with the next round.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Sends a mail. False where the provider did not take it and has to be asked again.</summary>
    public async Task<bool> SendAsync(Draft draft, Programme programme, DraftMailKind kind, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(programme);
        var rules = DraftRules.Of(programme);
        var mail = new DraftMail
        {
            Kind = kind,
            Language = draft.Language,
            Programme = programme,
            ActionUrl = links.Address(draft).AbsoluteUri,
            KeptUntil = rules.PurgeAt(draft.SavedAt),
            ClosesAt = rules.ClosesAt,
        };
        var labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["kind"] = mail.Name };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            return await post.SendAsync(draft.Email, draft.Email, await renderer.RenderAsync(mail), labels, patience.Token) is not null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
