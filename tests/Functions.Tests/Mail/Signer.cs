using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Mail;
using CE4BIG.Functions.Tests.Lifecycle;

namespace CE4BIG.Functions.Tests.Mail;

/// <summary>Signs and posts as SendGrid's Signed Event Webhook does.</summary>
internal sealed class Signer : IDisposable
{
    public const string Timestamp = "1776067200";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private static readonly string[] Categories = ["what SendGrid adds"];

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>As SendGrid shows it.</summary>
    public string PublicKey => Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo());

    public static ReportedEvent Event(string kind, ExchangeId? exchange, string? key, string? type = null) =>
        new() { Event = kind, Type = type, Exchange = exchange?.Value, Key = key };

    public static byte[] Body(params ReportedEvent[] events) => JsonSerializer.SerializeToUtf8Bytes(
        events.Select(e => new
        {
            e.Email,
            Timestamp = 1776067199,
            sg_event_id = Guid.NewGuid().ToString("N"),
            sg_message_id = "14c5d75ce93.dfd.64b469.filter0001",
            e.Event,
            e.Type,
            e.Reason,
            e.Exchange,
            e.Key,
            e.Kind,
            category = Categories,
        }),
        Json);

    public string Sign(byte[] body, string timestamp = Timestamp) => Convert.ToBase64String(
        _key.SignData([.. Encoding.UTF8.GetBytes(timestamp), .. body], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

    /// <summary>Reports events, signed as they should be.</summary>
    public Task<HttpStatusCode> ReportAsync(RunningApp app, params ReportedEvent[] events) => ReportAsync(app, Body(events));

    /// <summary>Posts a body; signed as it should be, unless the signature is given.</summary>
    public async Task<HttpStatusCode> ReportAsync(RunningApp app, byte[] body, string? signature = null)
    {
        using var content = new ByteArrayContent(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mail-events") { Content = content };
        content.Headers.ContentType = new("application/json");
        request.Headers.Add(MailEventSignature.SignatureHeader, signature ?? Sign(body));
        request.Headers.Add(MailEventSignature.TimestampHeader, Timestamp);
        using var answer = await app.SendAsync(request);
        return answer.StatusCode;
    }

    public void Dispose() => _key.Dispose();
}
