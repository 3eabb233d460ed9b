using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;

namespace CE4BIG.Functions.Api;

/// <summary>Why a request is not answered as asked (RFC 9457). Its name is an anchor in docs/api.md.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Name">Which problem; the last part of its type.</param>
/// <param name="Title">The problem in few words, the same every time.</param>
/// <param name="Detail">What it is about this time.</param>
internal sealed record ApiProblem(int Status, string Name, string Title, string Detail)
{
    /// <summary>Fields or parameters, each with what is wrong with it.</summary>
    public IReadOnlyList<ApiError> Errors { get; init; } = [];

    /// <summary>A name for programs, where the problem is a refusal of the exchange itself.</summary>
    public string? Code { get; init; }

    public static ApiProblem NotFound { get; } =
        new(StatusCodes.Status404NotFound, "not-found", "Not found", "There is nothing at this address.");

    public static ApiProblem MethodNotAllowed { get; } =
        new(StatusCodes.Status405MethodNotAllowed, "method-not-allowed", "Method not allowed", "This address does not take that method; Allow lists those it takes.");

    public static ApiProblem NotAcceptable { get; } =
        new(StatusCodes.Status406NotAcceptable, "not-acceptable", "Not acceptable", "Answers are application/json, problems application/problem+json.");

    public static ApiProblem Stale { get; } =
        new(StatusCodes.Status412PreconditionFailed, "stale", "It has changed", "The exchange is no longer the version that If-Match names. Read it again.");

    public static ApiProblem TooLarge { get; } =
        new(StatusCodes.Status413PayloadTooLarge, "too-large", "Too large", "A body has 32 768 bytes at most.");

    public static ApiProblem UnsupportedMediaType { get; } =
        new(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "Unsupported media type", "Bodies are application/json in UTF-8.");

    public static ApiProblem KeyReused { get; } =
        new(StatusCodes.Status422UnprocessableEntity, "key-reused", "Idempotency key used before", "This Idempotency-Key came with another body before.");

    public static ApiProblem PreconditionRequired { get; } =
        new(StatusCodes.Status428PreconditionRequired, "precondition-required", "Precondition required", "Send the exchange's ETag as If-Match.");

    public static ApiProblem Failed { get; } =
        new(StatusCodes.Status500InternalServerError, "error", "Something failed", "That is our fault; it has been noted.");

    public static ApiProblem Unavailable { get; } =
        new(StatusCodes.Status503ServiceUnavailable, "unavailable", "Not available now", "Storage does not answer. Send the same request again in a moment.");

    public static ApiProblem Standstill { get; } = new(
        StatusCodes.Status503ServiceUnavailable,
        "standstill",
        "The desk stands still",
        "The desk was restored from a backup and is being checked; nothing that is sent is kept. Send the same request again when it goes on.");

    /// <summary>The request itself makes no sense.</summary>
    public static ApiProblem BadRequest(string detail, params ApiError[] errors) =>
        new(StatusCodes.Status400BadRequest, "bad-request", "Bad request", detail) { Errors = errors };

    /// <summary>The body can be read, and what it says is not right.</summary>
    public static ApiProblem Invalid(IReadOnlyList<ApiError> errors) =>
        new(StatusCodes.Status422UnprocessableEntity, "invalid", "Not valid", "Some fields have to be mended.") { Errors = errors };

    /// <summary>The exchange refuses the move.</summary>
    public static ApiProblem Refused(Refusal refusal, Programme programme) =>
        new(StatusCodes.Status409Conflict, "refused", "Refused", ApiError.Sentence(FormError.Of("reason", refusal), programme)) { Code = ApiJson.Name(refusal) };
}
