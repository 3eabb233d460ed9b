using System.Text.Json.Serialization;

namespace CE4BIG.Mailbox.Storage;

/// <summary>A file that came with a mail.</summary>
/// <param name="Name">Its name, as the sender gave it.</param>
/// <param name="Type">Its media type, as the sender gave it.</param>
/// <param name="Size">How many bytes it has.</param>
public sealed record Attachment(string Name, string Type, long Size)
{
    /// <summary>What is in it; handed out under <c>/messages/{id}/attachments/{n}</c>, not in the list of mails.</summary>
    [JsonIgnore]
    public ReadOnlyMemory<byte> Content { get; init; }
}
