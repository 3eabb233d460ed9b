using Microsoft.AspNetCore.Http;

namespace CE4BIG.Functions.Web;

/// <summary>
/// An answer that shows the worker none of its content. The official worker carries an answer out and then still hands the host a JSON text
/// of the object's public properties: a whole page, or a payment file, once more in each message between them (azure-stack.md, "HTTP").
/// </summary>
public sealed class SealedAnswer(IResult answer) : IResult, IStatusCodeHttpResult
{
    int? IStatusCodeHttpResult.StatusCode => (answer as IStatusCodeHttpResult)?.StatusCode;

    Task IResult.ExecuteAsync(HttpContext httpContext) => answer.ExecuteAsync(httpContext);
}
