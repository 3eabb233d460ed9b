using System.Security.Cryptography;
using System.Text.Json;
using CE4BIG.Mailbox.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CE4BIG.Mailbox.Api;

/// <summary><c>POST /v3/mail/send</c> as SendGrid has it.</summary>
internal static class SendEndpoint
{
    public static async Task<IResult> HandleAsync(HttpContext http, MailStore store, Failures failures, TimeProvider time)
    {
        if (failures.Next() is { } failure)
        {
            if (failure.RetryAfter is { } seconds)
            {
                http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            return Refusal(failure.Status, new SendError("Failure asked for through /api/failures."));
        }

        var authorization = http.Request.Headers.Authorization.ToString();
        if (!authorization.StartsWith("Bearer ", StringComparison.Ordinal) || authorization.Length <= "Bearer ".Length)
        {
            return Refusal(StatusCodes.Status401Unauthorized, new SendError("The provided authorization grant is invalid, expired, or revoked"));
        }

        if (!http.Request.HasJsonContentType())
        {
            return Refusal(StatusCodes.Status415UnsupportedMediaType, new SendError("Content-Type should be application/json."));
        }

        SendRequest? request;
        try
        {
            request = await JsonSerializer.DeserializeAsync<SendRequest>(http.Request.Body, SendRequest.Json, http.RequestAborted);
        }
        catch (JsonException)
        {
            request = null;
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Refusal(StatusCodes.Status413PayloadTooLarge, new SendError("The JSON payload you have included in your request exceeds the maximum allowed size."));
        }

        if (request is null)
        {
            return Refusal(StatusCodes.Status400BadRequest, new SendError("Bad Request"));
        }

        if (SendRequestCheck.Run(request) is { Count: > 0 } errors)
        {
            return Refusal(StatusCodes.Status400BadRequest, [.. errors]);
        }

        var messageId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(11));
        store.Add(MailsOf(request, messageId, time.GetUtcNow()));
        http.Response.Headers["X-Message-Id"] = messageId;
        return TypedResults.StatusCode(StatusCodes.Status202Accepted);
    }

    private static JsonHttpResult<SendErrors> Refusal(int status, params SendError[] errors) =>
        TypedResults.Json(new SendErrors(errors), statusCode: status);

    private static IEnumerable<Mail> MailsOf(SendRequest request, string messageId, DateTimeOffset now)
    {
        var text = PartOf(request, "text/plain");
        var html = PartOf(request, "text/html");
        var links = LinkFinder.Find(html, text);
        var attachments = (request.Attachments ?? []).Select(AttachmentOf).ToList();
        return request.Personalizations!.SelectMany(personalization => personalization!.Everyone.Select(address => new Mail
        {
            MessageId = messageId,
            To = address.Email!,
            ToName = address.Name,
            From = request.From!.Email!,
            FromName = request.From.Name,
            Subject = personalization.Subject ?? request.Subject ?? string.Empty,
            Text = text,
            Html = html,
            Links = links,
            CustomArgs = Merge(request.CustomArgs, personalization.CustomArgs),
            Categories = [.. (request.Categories ?? []).OfType<string>()],
            Attachments = attachments,
            SentAt = now,
        }));
    }

    // Checked before: content and name are there, and the content is Base64.
    private static Attachment AttachmentOf(SendRequest.Attachment? sent)
    {
        var content = Convert.FromBase64String(sent!.Content!);
        return new Attachment(sent.Filename!, sent.Type ?? "application/octet-stream", content.Length) { Content = content };
    }

    private static string? PartOf(SendRequest request, string type) =>
        request.Content?.FirstOrDefault(p => string.Equals(p?.Type, type, StringComparison.OrdinalIgnoreCase))?.Value;

    private static Dictionary<string, string> Merge(IReadOnlyDictionary<string, string?>? all, IReadOnlyDictionary<string, string?>? own)
    {
        var merged = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in (all ?? new Dictionary<string, string?>(StringComparer.Ordinal)).Concat(own ?? new Dictionary<string, string?>(StringComparer.Ordinal)))
        {
            merged[name] = value ?? string.Empty;
        }

        return merged;
    }
}
