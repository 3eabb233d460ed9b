using System.Security.Cryptography;
using System.Text;
using CE4BIG.Domain.Applications.Drafts;
using CE4BIG.Functions.Links;
using CE4BIG.Functions.Settings;
using Microsoft.Extensions.Options;

namespace CE4BIG.Functions.Drafts;

/// <summary>Links to drafts: bound to the draft and to the address it goes to, so that a change of address kills the link before (architecture §4).</summary>
public sealed class DraftLinks(LinkKeys keys, IOptions<AppOptions> app)
{
    /// <summary>The address under which its owner goes on with a draft.</summary>
    public Uri Address(Draft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return new Uri(app.Value.BaseUrl, $"/apply/draft/{draft.Id}?k={keys.Secret(LinkPurpose.Draft, draft.Id.Value, draft.Email)}");
    }

    /// <summary>What is kept of a draft's secret when the draft ends: enough to know it again, too little to make it.</summary>
    public string Mark(Draft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return string.Join(' ', keys.Secrets(LinkPurpose.Draft, draft.Id.Value, draft.Email).Select(Mark));
    }

    /// <summary>Whether a secret is that of a draft's link.</summary>
    public bool IsGenuine(StoredDraft stored, string? secret) => stored switch
    {
        StoredDraft.Open { Draft: var draft } => keys.Verify(secret, LinkPurpose.Draft, draft.Id.Value, draft.Email),
        StoredDraft.Ended ended => secret is { Length: > 0 and <= LinkKeys.MaxLength } && ended.LinkMark.Split(' ').Contains(Mark(secret), StringComparer.Ordinal),
        _ => false,
    };

    private static string Mark(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
