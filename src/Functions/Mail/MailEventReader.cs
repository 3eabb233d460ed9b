using System.Collections.Immutable;
using System.Text.Json;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Mail;

/// <summary>
/// Reads what SendGrid's Event Webhook posts: a JSON array of events, of which those matter that say that a mail did not arrive. Fields and
/// kinds of events that are not known are SendGrid's to add.
/// </summary>
internal static class MailEventReader
{
    // More cannot be in what is read, unless somebody means mischief: an event takes some hundred bytes.
    private const int Most = 20_000;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>The mails that did not arrive; null where the body is no array of events.</summary>
    public static ImmutableArray<MailEvent>? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            return document.RootElement is { ValueKind: JsonValueKind.Array } array && array.GetArrayLength() <= Most && array.EnumerateArray().All(e => e.ValueKind == JsonValueKind.Object)
                ? [.. array.EnumerateArray().Select(Read).OfType<MailEvent>()]
                : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // The latter is for half of a surrogate pair, written as an escape: JSON, and no text.
            return null;
        }
    }

    private static MailEvent? Read(JsonElement reported) => HowOf(reported) is { } how
        ? new MailEvent(how, Text(reported, "exchange"), Text(reported, "key"), Text(reported, "kind"))
        : null;

    // What is deferred is still tried by SendGrid, and says so when it gives up.
    private static MailReturn? HowOf(JsonElement reported) => Text(reported, "event") switch
    {
        "bounce" => Text(reported, "type") == "blocked" ? MailReturn.Blocked : MailReturn.Bounced,
        "dropped" => MailReturn.Dropped,
        _ => null,
    };

    private static string? Text(JsonElement reported, string name) =>
        reported.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
