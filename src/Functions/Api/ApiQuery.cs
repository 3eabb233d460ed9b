using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Desk;
using Microsoft.AspNetCore.Http;

namespace CE4BIG.Functions.Api;

/// <summary>
/// Reads a request's query. Unlike a page, which leaves out what makes no sense, the API names it: a filter that was misspelt would
/// otherwise give everything.
/// </summary>
internal sealed class ApiQuery
{
    /// <summary>The most that a page holds.</summary>
    public const int LargestPage = 100;

    private const int UsualPage = 25;
    private const int ScopeLength = 8;
    private const string After = "after";
    private const string Limit = "limit";

    private readonly HttpRequest _request;
    private readonly List<ApiError> _errors = [];

    /// <summary>A query that may have these parameters and no others.</summary>
    public ApiQuery(HttpRequest request, params ReadOnlySpan<string> known)
    {
        _request = request;
        foreach (var (name, value) in request.Query)
        {
            if (!known.Contains(name, StringComparer.Ordinal))
            {
                _errors.Add(new ApiError(Shorten(name), "unknown-parameter", "There is no such parameter here."));
            }
            else if (value.Count > 1)
            {
                _errors.Add(new ApiError(name, "repeated", "It may stand once."));
            }
        }
    }

    /// <summary>What is wrong with it; null where nothing is.</summary>
    public ApiProblem? Problem => _errors.Count == 0 ? null : ApiProblem.BadRequest("Some parameters make no sense.", [.. _errors]);

    /// <summary>How many a page shall hold.</summary>
    public int PageSize()
    {
        if (Text(Limit) is not { } text)
        {
            return UsualPage;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= 1 and <= LargestPage)
        {
            return size;
        }

        _errors.Add(new ApiError(Limit, "out-of-range", "From 1 to 100.", LargestPage));
        return UsualPage;
    }

    /// <summary>Where the last page ended; null for the first.</summary>
    public string? Place()
    {
        if (Text(After) is not { } token)
        {
            return null;
        }

        if (token.Length <= DeskLists.LongestPlace * 2 && Base64Url.IsValid(token)
            && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)) is var text && text.StartsWith(Scope(), StringComparison.Ordinal))
        {
            return text[ScopeLength..];
        }

        _errors.Add(new ApiError(After, "no-such-place", "It is no place in this list: take it from the page before, with the same parameters."));
        return null;
    }

    /// <summary>A place as callers are given it: of no meaning to them, and good for this list only.</summary>
    public string? Token(string? place) => place is null ? null : Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Scope() + place));

    /// <summary>Today's programme that must be named.</summary>
    public Programme? Programme(Storage.Programmes programmes)
    {
        const string name = "programme";
        var found = programmes.Find(Text(name));
        if (found is null)
        {
            _errors.Add(new ApiError(name, "unknown-choice", "A programme must be named.", Allowed: [.. programmes.Current.Select(p => p.Id)]));
        }

        return found;
    }

    /// <summary>A cluster of that programme; null where none is named.</summary>
    public string? Cluster(Programme? programme)
    {
        const string name = "cluster";
        if (programme is not null && Text(name) is { } id && programme.FindCluster(id) is null)
        {
            _errors.Add(new ApiError(name, "unknown-choice", "The programme has no such cluster.", Allowed: [.. programme.Clusters.Select(c => c.Id)]));
        }

        return Text(name);
    }

    /// <summary>One of an enum's members; null where none is named.</summary>
    public T? Choice<T>(string name)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        foreach (var choice in Enum.GetValues<T>())
        {
            if (ApiJson.Name(choice) == text)
            {
                return choice;
            }
        }

        _errors.Add(new ApiError(name, "unknown-choice", "There is no such choice.", Allowed: [.. Enum.GetValues<T>().Select(ApiJson.Name)]));
        return null;
    }

    /// <summary>A moment; null where none is named.</summary>
    public DateTimeOffset? Moment(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        string[] forms = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
        if (text.Length <= 40 && DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
        {
            return moment;
        }

        _errors.Add(new ApiError(name, "not-a-moment", "A moment by ISO 8601, such as 2026-06-08T00:00:00Z."));
        return null;
    }

    private static string Shorten(string name) => name.Length <= 60 ? name : name[..60];

    private string? Text(string name) => _request.Query[name].FirstOrDefault();

    // What list it is: its path and filters, however they are ordered.
    private string Scope()
    {
        var filters = _request.Query.Where(q => q.Key is not (After or Limit)).OrderBy(q => q.Key, StringComparer.Ordinal).Select(q => $"{q.Key}={q.Value}");
        var list = $"{_request.Path.Value?.TrimEnd('/').ToUpperInvariant()}?{string.Join('&', filters)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(list)).AsSpan(0, ScopeLength / 2));
    }
}
