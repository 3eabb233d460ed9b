using System.Globalization;
using System.Net.Mail;

namespace CE4BIG.Mailbox.Api;

/// <summary>
/// Refuses what SendGrid refuses, in its words and with its field paths: a mail that passes here must not be the first to
/// fail in production.
/// </summary>
internal static class SendRequestCheck
{
    private const int MostRecipients = 1000;
    private const int MostCategories = 10;
    private const int MostCustomArgumentBytes = 10_000;

    public static IReadOnlyList<SendError> Run(SendRequest request)
    {
        var errors = new List<SendError>();
        CheckPersonalizations(request, errors);
        CheckFrom(request.From, errors);
        CheckSubject(request, errors);
        CheckContent(request, errors);
        CheckAttachments(request.Attachments, errors);
        CheckExtras(request, errors);
        return errors;
    }

    private static void CheckPersonalizations(SendRequest request, List<SendError> errors)
    {
        if (request.Personalizations is not { Count: > 0 } personalizations)
        {
            errors.Add(new("The personalizations field is required and must have at least one personalization.", "personalizations"));
            return;
        }

        if (personalizations.Count > MostRecipients || personalizations.Sum(p => p?.Everyone.Count() ?? 0) > MostRecipients)
        {
            errors.Add(new("The number of recipients must not exceed 1000.", "personalizations"));
            return;
        }

        for (var i = 0; i < personalizations.Count; i++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"personalizations.{i}");
            var personalization = personalizations[i];
            if (personalization?.To is not { Count: > 0 })
            {
                errors.Add(new("The to array is required for all personalization objects, and must have at least one email object with a valid email address.", path + ".to"));
                continue;
            }

            CheckAddresses(personalization.To, path + ".to", errors);
            CheckAddresses(personalization.Cc, path + ".cc", errors);
            CheckAddresses(personalization.Bcc, path + ".bcc", errors);
            var twice = personalization.Everyone.GroupBy(a => a.Email, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Skip(1).Any());
            if (twice is not null)
            {
                errors.Add(new("Each email address in the personalization block should be unique between to, cc, and bcc.", path));
            }
        }
    }

    private static void CheckAddresses(IReadOnlyList<SendRequest.Address?>? addresses, string path, List<SendError> errors)
    {
        for (var i = 0; i < (addresses?.Count ?? 0); i++)
        {
            if (!IsAddress(addresses![i]?.Email))
            {
                errors.Add(new("Does not contain a valid address.", string.Create(CultureInfo.InvariantCulture, $"{path}.{i}.email")));
            }
        }
    }

    private static void CheckFrom(SendRequest.Address? from, List<SendError> errors)
    {
        if (from?.Email is not { Length: > 0 } address)
        {
            errors.Add(new("The from object must be provided for every email send. It is an object that requires the email parameter, but may also contain a name parameter.", "from.email"));
        }
        else if (!IsAddress(address))
        {
            errors.Add(new("The from email does not contain a valid address.", "from.email"));
        }
    }

    private static void CheckSubject(SendRequest request, List<SendError> errors)
    {
        var everyPersonalizationHasOne = request.Personalizations is { Count: > 0 } all && all.All(p => p?.Subject is { Length: > 0 });
        if (request.Subject is not { Length: > 0 } && request.TemplateId is null && !everyPersonalizationHasOne)
        {
            errors.Add(new("The subject is required. You can get around this requirement if you use a template with a subject defined or if every personalization has a subject defined.", "subject"));
        }
    }

    private static void CheckContent(SendRequest request, List<SendError> errors)
    {
        if (request.Content is not { Count: > 0 } parts)
        {
            if (request.TemplateId is null)
            {
                errors.Add(new("Unless a valid template_id is provided, the content parameter is required. There must be at least one defined content block. We typically suggest both text/plain and text/html blocks are included, but only one block is required.", "content"));
            }

            return;
        }

        for (var i = 0; i < parts.Count; i++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"content.{i}");
            if (parts[i]?.Type is not { Length: > 0 })
            {
                errors.Add(new("The content type must be a string at least one character in length.", path + ".type"));
            }

            if (parts[i]?.Value is not { Length: > 0 })
            {
                errors.Add(new("The content value must be a string at least one character in length.", path + ".value"));
            }
        }

        // SendGrid takes the parts in the order of the MIME alternatives: plain text first, then HTML, then the rest.
        var ranks = parts.Select(p => p?.Type switch { "text/plain" => 0, "text/html" => 1, _ => 2 }).ToList();
        if (!ranks.Order().SequenceEqual(ranks) || ranks.Count(r => r == 0) > 1 || ranks.Count(r => r == 1) > 1)
        {
            errors.Add(new("If present, text/plain and text/html may only be provided once, text/plain must be first, followed by text/html, followed by any other content.", "content"));
        }
    }

    private static void CheckAttachments(IReadOnlyList<SendRequest.Attachment?>? attachments, List<SendError> errors)
    {
        for (var i = 0; i < (attachments?.Count ?? 0); i++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"attachments.{i}");
            if (attachments![i]?.Content is not { Length: > 0 } content)
            {
                errors.Add(new("The attachment content is required.", path + ".content"));
            }
            else if (!System.Buffers.Text.Base64.IsValid(content))
            {
                errors.Add(new("The attachment content must be base64 encoded.", path + ".content"));
            }

            if (attachments[i]?.Filename is not { Length: > 0 })
            {
                errors.Add(new("The attachment filename is required.", path + ".filename"));
            }

            // SendGrid refuses what would break the header in which it sends the type.
            if (attachments[i]?.Type is { } type && type.AsSpan().ContainsAny("\r\n"))
            {
                errors.Add(new("The attachment type cannot contain CRLF characters.", path + ".type"));
            }
        }
    }

    private static void CheckExtras(SendRequest request, List<SendError> errors)
    {
        if (request.Categories is { Count: > MostCategories })
        {
            errors.Add(new("The number of categories must not exceed 10.", "categories"));
        }

        var customArguments = (request.CustomArgs ?? new Dictionary<string, string?>(StringComparer.Ordinal))
            .Concat((request.Personalizations ?? []).SelectMany(p => p?.CustomArgs ?? new Dictionary<string, string?>(StringComparer.Ordinal)));
        if (customArguments.Sum(a => a.Key.Length + (a.Value?.Length ?? 0)) > MostCustomArgumentBytes)
        {
            errors.Add(new("The custom_args are too large. They must not exceed 10000 bytes.", "custom_args"));
        }
    }

    // MailAddress alone would also take "Name <address>".
    private static bool IsAddress(string? text) =>
        text is { Length: > 2 and <= 320 } && MailAddress.TryCreate(text, out var parsed) && string.Equals(parsed.Address, text, StringComparison.Ordinal);
}
