using System.Text.RegularExpressions;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CE4BIG.Functions.Mail;

/// <summary>Takes SendGrid's Signed Event Webhook: which mails did not arrive (architecture §5). What it answers is for SendGrid alone, and empty.</summary>
public sealed partial class MailEvents(MailEventSignature signature, ReturnedMails returned, DeskMetrics metrics, ILogger<MailEvents> logger)
{
    private const int Largest = 2 * 1024 * 1024;
    private const int Piece = 32 * 1024;
    private const int PatienceInMs = 1_000;

    /// <summary>Takes a batch of events: 200 where all is done, 503 where SendGrid has to report it again.</summary>
    [Function(nameof(MailEvents))]
    public async Task<IResult> TakeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "mail-events")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!signature.IsExpected)
        {
            return Results.StatusCode(StatusCodes.Status404NotFound);
        }

        if (await ReadAsync(request, cancellationToken) is not { } body)
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        if (!signature.IsRight(request.Headers[MailEventSignature.SignatureHeader], request.Headers[MailEventSignature.TimestampHeader], body.Span))
        {
            logger.LogWarning("A report on mails was not signed by the key of SendGrid:WebhookKey.");
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }

        if (MailEventReader.Read(body) is not { } events)
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        var isTaken = true;
        foreach (var about in events.GroupBy(e => ExchangeId.TryParse(e.Exchange, out var id) ? id : (ExchangeId?)null))
        {
            if (about.Key is { } id)
            {
                isTaken &= await returned.TakeAsync(client, id, about, cancellationToken);
            }
            else
            {
                Count(about);
            }
        }

        return Results.StatusCode(isTaken ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    // Sign-in links, drafts, mails of the day: they belong to no exchange, and whoever waits for one asks for another.
    private void Count(IEnumerable<MailEvent> events)
    {
        foreach (var reported in events)
        {
            metrics.Mailed(reported.Kind is { } kind && Name().IsMatch(kind) ? kind : "unnamed", MailOutcome.Returned);
        }
    }

    // As long as what arrives, and no longer: a stranger's request must not cost the largest one's memory.
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > Largest)
        {
            return null;
        }

        using var body = new MemoryStream();
        var piece = new byte[Piece];
        int length;
        while ((length = await request.Body.ReadAsync(piece, cancellationToken)) > 0)
        {
            if (body.Length + length > Largest)
            {
                return null;
            }

            body.Write(piece, 0, length);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    [GeneratedRegex("^[a-z]+(-[a-z]+){0,5}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: PatienceInMs)]
    private static partial Regex Name();
}
