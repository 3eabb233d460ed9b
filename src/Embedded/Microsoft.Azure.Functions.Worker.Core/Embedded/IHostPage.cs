using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker.Embedded;

/// <summary>A page of the host itself, tried before the app's routes.</summary>
internal interface IHostPage
{
    PathString Path { get; }

    Task AnswerAsync(HttpContext context);
}
