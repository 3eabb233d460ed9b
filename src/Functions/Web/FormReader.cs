using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CE4BIG.Functions.Web;

/// <summary>Reads posted forms within limits: fields in memory, files buffered on disk (architecture §8).</summary>
public static class FormReader
{
    // Far above what any field accepts, so that somebody who pasted too much is told so at the field and keeps the text.
    private const int LongestValue = 100_000;
    private const int MostFields = 100;
    private const int LongestName = 100;
    private const int LargestFields = 500_000;

    /// <summary>All files of a report together, in bytes; below the worker's own limit of 30 000 000.</summary>
    public const long LargestUpload = 26_000_000;

    /// <summary>Reads the form.</summary>
    /// <returns>The form, or what is wrong with the request as a whole.</returns>
    public static async Task<(PostedForm? Form, MessageKind Problem)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!request.HasFormContentType)
        {
            return (null, MessageKind.BadRequest);
        }

        var multipart = request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true;
        if (request.ContentLength > (multipart ? LargestUpload : LargestFields))
        {
            return (null, MessageKind.TooLarge);
        }

        var options = new FormOptions
        {
            ValueCountLimit = MostFields,
            KeyLengthLimit = LongestName,
            ValueLengthLimit = LongestValue,
            BufferBodyLengthLimit = LargestUpload,
            MultipartBodyLengthLimit = LargestUpload,
            MultipartHeadersCountLimit = 16,
        };
        try
        {
            var form = await new FormFeature(request, options).ReadFormAsync(cancellationToken);
            return (new PostedForm(
                // Boxes of one name come as several values; everything else comes once.
                form.ToDictionary(f => f.Key, f => f.Value.Count == 1 ? f.Value[0] ?? string.Empty : string.Join(',', f.Value.ToArray()), StringComparer.Ordinal),
                [.. form.Files.Where(f => f.FileName.Length > 0)]), default);
        }
        catch (BadHttpRequestException failure)
        {
            return (null, failure.StatusCode == StatusCodes.Status413PayloadTooLarge ? MessageKind.TooLarge : MessageKind.BadRequest);
        }
        catch (InvalidDataException failure)
        {
            // The one exception for both: a limit passed, or a body that is no form.
            return (null, failure.Message.Contains("limit", StringComparison.OrdinalIgnoreCase) ? MessageKind.TooLarge : MessageKind.BadRequest);
        }
        catch (IOException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, MessageKind.BadRequest);
        }
    }
}
