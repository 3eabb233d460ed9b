using System.Collections.Immutable;
using System.Security.Cryptography;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;

namespace CE4BIG.Functions.Web;

/// <summary>Looks at uploaded evidence: how many, how large, and by its first bytes what it really is.</summary>
public static class UploadReader
{
    /// <summary>The prefix of the file fields; the evidence item's key follows.</summary>
    public const string FieldPrefix = "evidence-";

    private const int LongestName = 120;
    private const int IdBytes = 10;

    /// <summary>Reads the files of a report, or says at each field what is wrong.</summary>
    /// <param name="form">The report as it was posted.</param>
    /// <param name="programme">Gives the items of the evidence.</param>
    /// <param name="onRecord">What was handed in before: no file counts twice.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<(ImmutableArray<Upload> Uploads, ImmutableArray<FormError> Errors)> ReadAsync(
        PostedForm form, Programme programme, IEnumerable<EvidenceFile> onRecord, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(onRecord);
        var known = onRecord.DistinctBy(f => f.Sha256, StringComparer.Ordinal).ToDictionary(f => f.Sha256, f => f.FileName, StringComparer.Ordinal);
        var uploads = ImmutableArray.CreateBuilder<Upload>();
        var errors = ImmutableArray.CreateBuilder<FormError>();
        foreach (var posted in form.Files)
        {
            if (programme.Evidence.FirstOrDefault(e => FieldPrefix + e.Key == posted.Name) is not { } item)
            {
                continue;
            }

            if (uploads.Count == EvidenceLimits.MostFiles)
            {
                errors.Add(FormError.Of(posted.Name, FormProblem.TooManyFiles, EvidenceLimits.MostFiles));
                break;
            }

            var name = CleanName(posted.FileName);
            if (Problem(posted) is { } size)
            {
                errors.Add(FormError.Of(posted.Name, size, size == FormProblem.FileTooLarge ? EvidenceLimits.MegabytesOfAFile : null, name));
            }
            else if (await TypeAsync(posted, cancellationToken) is not { } type)
            {
                errors.Add(FormError.Of(posted.Name, FormProblem.FileTypeNotAllowed, subject: name));
            }
            else
            {
                await using var content = posted.OpenReadStream();
                var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
                if (!known.TryAdd(hash, name))
                {
                    errors.Add(FormError.Twice(posted.Name, name, known[hash]));
                    continue;
                }

                var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
                uploads.Add(new Upload(new EvidenceFile(id, item.Key, name, type, posted.Length, hash), posted));
            }
        }

        return (uploads.ToImmutable(), errors.ToImmutable());
    }

    private static FormProblem? Problem(IFormFile file) => file.Length switch
    {
        0 => FormProblem.FileEmpty,
        > EvidenceLimits.MegabytesOfAFile * EvidenceLimits.Megabyte => FormProblem.FileTooLarge,
        _ => null,
    };

    // What the browser or the name claims is not believed.
    private static async Task<string?> TypeAsync(IFormFile file, CancellationToken cancellationToken)
    {
        var start = new byte[8];
        await using var content = file.OpenReadStream();
        var read = await content.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        return start.AsSpan(0, read) switch
        {
            [0x25, 0x50, 0x44, 0x46, 0x2D, ..] => "application/pdf",
            [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] => "image/png",
            _ => null,
        };
    }

    // Some browsers send a whole path; control characters and marks that reverse text would deceive the reader of the name.
    private static string CleanName(string name)
    {
        var file = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(file.Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format));

        // Without a name a download would be shown instead of saved.
        return clean.Trim() is { Length: > 0 } named ? named.Length > LongestName ? named[^LongestName..] : named : "file";
    }
}
