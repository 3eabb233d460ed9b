using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Links;
using CE4BIG.Functions.Storage;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CE4BIG.Functions.Web;

/// <summary>Hands out evidence to those who must see it: the visitor, who validates, who pays, and the staff of the cluster that pays.</summary>
public sealed class EvidenceFiles(ExchangeStore exchanges, EvidenceStore evidence, StepLinks links, StaffSessions sessions, PageResults pages)
{
    /// <summary>One file, always as a download: nothing that a stranger uploaded runs or shows under this address.</summary>
    [Function(nameof(EvidenceFiles))]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "files/{id}/{file}")] HttpRequest request,
        string id,
        string file,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!ExchangeId.TryParse(id, out var number)
            || await exchanges.LoadAsync(number, cancellationToken) is not { } stored
            || !MaySee(request, stored)
            || stored.State.Report?.Evidence.FirstOrDefault(e => e.Id == file) is not { } found)
        {
            return await pages.MessageAsync(request, MessageKind.NotFound);
        }

        return Results.File(await evidence.ReadAsync(number, found.Id, cancellationToken), found.ContentType, found.FileName);
    }

    private bool MaySee(HttpRequest request, ExchangeFile file)
    {
        if (sessions.Find(request)?.MaySeeEvidence(file.State) == true)
        {
            return true;
        }

        // A step's link opens the evidence only as long as it could decide the step.
        var secret = request.Query["k"].FirstOrDefault();
        return links.PageOf(file.State, secret) == Role.Visitor || file.State.Steps
            .Where(s => s is { IsOpen: true, WrongCodes: < Step.MaxWrongCodes }
                && s.Key.Kind is StepKind.Report or StepKind.Completion or StepKind.Validation or StepKind.PaymentOrder or StepKind.PaymentConfirmation)
            .Any(s => links.Look(file, s, secret) == LinkState.Current);
    }
}
