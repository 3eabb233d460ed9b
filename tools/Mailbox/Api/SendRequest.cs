using System.Text.Json;

namespace CE4BIG.Mailbox.Api;

/// <summary>The body of SendGrid's <c>POST /v3/mail/send</c>, as far as a mailbox cares. Anything may be missing: <see cref="SendRequestCheck"/> judges.</summary>
internal sealed record SendRequest(
    IReadOnlyList<SendRequest.Personalization?>? Personalizations,
    SendRequest.Address? From,
    string? Subject,
    IReadOnlyList<SendRequest.Part?>? Content,
    IReadOnlyList<SendRequest.Attachment?>? Attachments,
    IReadOnlyList<string?>? Categories,
    IReadOnlyDictionary<string, string?>? CustomArgs,
    string? TemplateId)
{
    public static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public sealed record Address(string? Email, string? Name);

    public sealed record Part(string? Type, string? Value);

    public sealed record Attachment(string? Filename, string? Content, string? Type);

    public sealed record Personalization(
        IReadOnlyList<Address?>? To,
        IReadOnlyList<Address?>? Cc,
        IReadOnlyList<Address?>? Bcc,
        string? Subject,
        IReadOnlyDictionary<string, string?>? CustomArgs)
    {
        public IEnumerable<Address> Everyone => (To ?? []).Concat(Cc ?? []).Concat(Bcc ?? []).OfType<Address>();
    }
}
