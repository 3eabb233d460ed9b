using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using CE4BIG.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CE4BIG.Functions.Api;

/// <summary>The API's answers. Written before the function returns, so that a failure still becomes a problem.</summary>
internal static class ApiResults
{
    // Where the types of problems are explained, as seen from the repository.
    private const string ProblemTypes = "docs/api.md#";

    // To be raised whenever an exchange is told otherwise: what a caller kept is then no longer the present one.
    private const string Shape = "1|";
    private const int TagBytes = 12;

    public static IResult Json<T>(T value, int status = StatusCodes.Status200OK) =>
        Results.Content(ApiJson.Write(value), MediaTypeNames.Application.Json, Encoding.UTF8, status);

    /// <summary>An exchange, or 304 where the caller has this version already.</summary>
    public static IResult Exchange(HttpRequest request, ExchangeFile file)
    {
        var tag = Tag(file);
        request.HttpContext.Response.Headers.ETag = tag.ToString();

        // To be kept, but asked for every time.
        request.HttpContext.Response.Headers.CacheControl = "private, no-cache";
        return Names(request.GetTypedHeaders().IfNoneMatch, tag, strong: false)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Json(ExchangeDetail.Of(file));
    }

    /// <summary>Whether If-Match names the version that is stored.</summary>
    public static bool Matches(HttpRequest request, ExchangeFile file) => Names(request.GetTypedHeaders().IfMatch, Tag(file), strong: true);

    public static IResult Problem(HttpRequest request, ApiProblem problem)
    {
        // The path carries no secret (architecture §4); the query might, by somebody's mistake.
        var shown = new ProblemDetail(
            ProblemTypes + problem.Name, problem.Title, problem.Status, problem.Detail, request.Path.Value ?? "/", problem.Code, problem.Errors);
        return Results.Content(ApiJson.Write(shown), MediaTypeNames.Application.ProblemJson, Encoding.UTF8, problem.Status);
    }

    /// <summary>Whether the caller takes JSON; one that says nothing does.</summary>
    public static bool IsAcceptable(HttpRequest request) => request.GetTypedHeaders().Accept is not { Count: > 0 } accepted
        || accepted.Any(type => type.Quality is not 0 && (type.MatchesMediaType(MediaTypeNames.Application.Json) || type.MatchesMediaType(MediaTypeNames.Application.ProblemJson)));

    // Storage's own tag tells the moment of the write and needs escaping; its hash does neither.
    private static EntityTagHeaderValue Tag(ExchangeFile file) =>
        new($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Shape + file.ETag)).AsSpan(0, TagBytes))}\"");

    private static bool Names(IEnumerable<EntityTagHeaderValue> tags, EntityTagHeaderValue tag, bool strong) =>
        tags.Any(named => named.Equals(EntityTagHeaderValue.Any) || named.Compare(tag, strong));

    private sealed record ProblemDetail(string Type, string Title, int Status, string Detail, string Instance, string? Code, IReadOnlyList<ApiError> Errors);
}
