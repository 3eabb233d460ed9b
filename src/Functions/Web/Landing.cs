using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Eligibility;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CE4BIG.Functions.Web;

/// <summary>The first page.</summary>
public sealed class Landing(Programmes programmes, PageResults pages, ProgrammeClock clock)
{
    /// <summary>What an exchange is, who may apply, what they get: by one programme, with the way to the others. Answers to its questions come in the address.</summary>
    [Function(nameof(Landing))]
    public Task<IResult> GetAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{x:maxlength(0)?}")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var asked = request.Query["programme"].FirstOrDefault();
        var programme = asked is null ? programmes.Current.First() : programmes.Find(asked);
        return programme is null
            ? pages.MessageAsync(request, MessageKind.NotFound)
            : pages.PageAsync(request, Answer(request, programme), programme: programme);
    }

    private LandingModel Answer(HttpRequest request, Programme programme)
    {
        var check = Answers(request, QuickCheck.Fields);
        var calculation = Answers(request, Estimate.Fields);
        var eligibility = check.Count > 0 ? QuickCheck.Read(check, programme) : null;
        var sum = calculation.Count > 0 ? Estimate.Read(calculation, programme) : null;
        return new LandingModel
        {
            Others = [.. programmes.Current.Where(other => other.Id != programme.Id)],
            Input = new FormInput
            {
                Values = check.Concat(calculation).ToDictionary(StringComparer.Ordinal),
                Errors = [.. (eligibility?.Errors ?? []).Concat(sum?.Errors ?? []).Select(FormError.Of)],
            },
            Eligibility = eligibility is { Ok: true, Value: var known } ? [.. EligibilityCheck.Run(known, programme, programme.Deadlines.LocalDate(clock.GetUtcNow()))] : [],
            LumpSum = sum?.Value,
        };
    }

    private static Dictionary<string, string> Answers(HttpRequest request, IEnumerable<string> fields) =>
        fields.Where(field => request.Query.ContainsKey(field)).ToDictionary(field => field, field => request.Query[field].FirstOrDefault() ?? string.Empty, StringComparer.Ordinal);
}
