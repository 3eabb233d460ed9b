using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker.Embedded;

/// <summary>What answers the requests that reach Kestrel; brought by the HTTP extension.</summary>
internal interface IWebPipeline
{
    Task AnswerAsync(HttpContext context);
}
