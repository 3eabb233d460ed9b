using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SendGrid.Helpers.Mail;

/// <summary>A mail in the shape of SendGrid's v3 API.</summary>
public class SendGridMessage
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

        // The body goes to an API, not into a page: escaping every '<' of an HTML mail would only make it longer.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [JsonPropertyName("from")]
    public EmailAddress? From { get; set; }

    [JsonPropertyName("subject")]
    public string? Subject { get; set; }

    [JsonPropertyName("personalizations")]
    public List<Personalization>? Personalizations { get; set; }

    [JsonPropertyName("content")]
    public List<Content>? Contents { get; set; }

    [JsonIgnore]
    public string? PlainTextContent { get; set; }

    [JsonIgnore]
    public string? HtmlContent { get; set; }

    [JsonPropertyName("attachments")]
    public List<Attachment>? Attachments { get; set; }

    [JsonPropertyName("headers")]
    public Dictionary<string, string>? Headers { get; set; }

    [JsonPropertyName("categories")]
    public List<string>? Categories { get; set; }

    [JsonPropertyName("custom_args")]
    public Dictionary<string, string>? CustomArgs { get; set; }

    [JsonPropertyName("tracking_settings")]
    public TrackingSettings? TrackingSettings { get; set; }

    [JsonPropertyName("reply_to")]
    public EmailAddress? ReplyTo { get; set; }

    public void AddTo(string? email, string? name = null) => AddTo(new EmailAddress(email, name));

    public void AddTo(EmailAddress email, int personalizationIndex = 0, Personalization? personalization = null)
    {
        var envelope = Envelope(personalizationIndex, personalization);
        (envelope.Tos ??= []).Add(email);
    }

    public void SetFrom(string? email, string? name = null) => SetFrom(new EmailAddress(email, name));

    public void SetFrom(EmailAddress email) => From = email;

    public void SetReplyTo(EmailAddress email) => ReplyTo = email;

    public void SetSubject(string? subject, int personalizationIndex = 0, Personalization? personalization = null) =>
        Envelope(personalizationIndex, personalization).Subject = subject;

    public void SetGlobalSubject(string? subject) => Subject = subject;

    public void AddContent(string? mimeType, string? text) => (Contents ??= []).Add(new Content(mimeType, text));

    public void AddAttachment(string? filename, string? base64Content, string? type = null, string? disposition = null, string? content_id = null) =>
        (Attachments ??= []).Add(new Attachment { Filename = filename, Content = base64Content, Type = type, Disposition = disposition, ContentId = content_id });

    public void AddHeader(string headerKey, string headerValue, int personalizationIndex = 0, Personalization? personalization = null) =>
        (Envelope(personalizationIndex, personalization).Headers ??= [])[headerKey] = headerValue;

    public void AddGlobalHeader(string key, string value) => (Headers ??= [])[key] = value;

    public void AddCategory(string category) => (Categories ??= []).Add(category);

    public void AddCustomArg(string customArgKey, string customArgValue, int personalizationIndex = 0, Personalization? personalization = null) =>
        (Envelope(personalizationIndex, personalization).CustomArgs ??= [])[customArgKey] = customArgValue;

    public void AddGlobalCustomArg(string key, string value) => (CustomArgs ??= [])[key] = value;

    public void SetClickTracking(bool enable, bool enableText) =>
        (TrackingSettings ??= new TrackingSettings()).ClickTracking = new ClickTracking { Enable = enable, EnableText = enableText };

    public void SetOpenTracking(bool enable, string? substitutionTag = null) =>
        (TrackingSettings ??= new TrackingSettings()).OpenTracking = new OpenTracking { Enable = enable, SubstitutionTag = substitutionTag };

    public void SetSubscriptionTracking(bool enable, string? html = null, string? text = null, string? substitutionTag = null) =>
        (TrackingSettings ??= new TrackingSettings()).SubscriptionTracking =
            new SubscriptionTracking { Enable = enable, Html = html, Text = text, SubstitutionTag = substitutionTag };

    /// <summary>The body of the API's request. The two plain properties become contents, text first, as mail clients want it.</summary>
    public string Serialize(bool useDefaultSerialization = true)
    {
        if (PlainTextContent is not null || HtmlContent is not null)
        {
            Contents =
            [
                .. PlainTextContent is null ? Array.Empty<Content>() : [new Content("text/plain", PlainTextContent)],
                .. HtmlContent is null ? Array.Empty<Content>() : [new Content("text/html", HtmlContent)],
            ];
        }

        return JsonSerializer.Serialize(this, Json);
    }

    private Personalization Envelope(int index, Personalization? given)
    {
        var envelopes = Personalizations ??= [];
        if (given is not null)
        {
            if (!envelopes.Contains(given))
            {
                envelopes.Add(given);
            }

            return given;
        }

        if (index == envelopes.Count)
        {
            envelopes.Add(new Personalization());
        }

        return index < envelopes.Count
            ? envelopes[index]
            : throw new ArgumentException("A personalization at this index would leave a gap before it.", nameof(index));
    }
}
