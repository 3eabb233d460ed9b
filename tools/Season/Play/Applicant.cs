using System.Net;
using CE4BIG.Season.Desk;
using CE4BIG.Season.Personas;
using CE4BIG.Season.Planning;
using CE4BIG.Season.Post;

namespace CE4BIG.Season.Play;

/// <summary>Fills in the application form, in each of the ways people do.</summary>
internal sealed class Applicant(Scene scene, Stagehands stage, Response response)
{
    private static readonly TimeSpan PatienceForDraft = TimeSpan.FromSeconds(60);

    // What is typed before somebody is called away.
    private static readonly string[] FirstHalf = ["visitorOrganisation", "visitorName", "visitorEmail", "goals"];

    private ExchangePlan Plan => scene.Plan;

    /// <summary>Applies; gives back the exchange's number.</summary>
    public async Task<string> ApplyAsync(CancellationToken cancellationToken)
    {
        var page = await stage.Desk.GetAsync($"/apply?programme={Plan.Persona.Venue.Programme()}&lang={Plan.Language}", cancellationToken);
        var form = page.FormWith("visitorOrganisation");
        if (Plan.Persona.Application == Application.Draft)
        {
            form = await ResumeAsync(form, cancellationToken);
        }

        await stage.Pace.RefreshAsync(cancellationToken);
        scene.Begin(WorkingDays.OnOrAfter(scene.Today.AddDays(Plan.DaysAhead(stage.Pace.RealTime(1)))));
        foreach (var (field, value) in Plan.Fields.Add("startDate", Role.Text(scene.VisitStart)).Add("endDate", Role.Text(scene.VisitEnd)))
        {
            form.Fill(field, value);
        }

        if (Plan.Persona.Application is Application.Mistyped or Application.ForgedIban)
        {
            var iban = Plan.Fields["iban"];
            form = await MistypeAsync(stage, form, "iban", iban[..^1] + (iban[^1] == '1' ? '2' : '1'), cancellationToken);
            form.Fill("iban", iban);
        }

        var number = await SubmitAsync(form, cancellationToken);
        if (Plan.Persona.ClicksTwice && await SubmitAsync(form, cancellationToken) is var second && second != number)
        {
            throw new UnplayableException($"Submitting the same form twice made {number} and {second}.");
        }

        return number;
    }

    /// <summary>Submits a form with one wrong value, which must come back refused at that field and with everything kept.</summary>
    public static async Task<DeskForm> MistypeAsync(Stagehands stage, DeskForm form, string field, string wrong, CancellationToken cancellationToken)
    {
        var page = await stage.Desk.SubmitAsync(form.Fill(field, wrong), cancellationToken);
        if (page.Status != HttpStatusCode.UnprocessableEntity || page.ErrorAt(field) is null)
        {
            throw new UnplayableException($"A wrong {field} was answered {page.Answer}");
        }

        return page.FormWith(field);
    }

    private async Task<string> SubmitAsync(DeskForm form, CancellationToken cancellationToken)
    {
        response.Decided(stage.Time.GetUtcNow());
        var page = await stage.Desk.SubmitAsync(form, cancellationToken);
        return page is { Status: HttpStatusCode.OK, ExchangeNumber: { } number }
            ? number
            : throw new UnplayableException($"The application was answered {page.Answer}");
    }

    /// <summary>Saves half of the form, and comes back by the mailed link to a form that still knows it.</summary>
    private async Task<DeskForm> ResumeAsync(DeskForm form, CancellationToken cancellationToken)
    {
        foreach (var field in FirstHalf)
        {
            form.Fill(field, Plan.Fields[field]);
        }

        var saved = await stage.Desk.SubmitAsync(form.Press("save", "draft"), cancellationToken);
        if (saved.Status != HttpStatusCode.OK)
        {
            throw new UnplayableException($"Saving a draft was answered {saved.Answer}");
        }

        var letter = await DraftLetterAsync(cancellationToken);
        var resumed = (await stage.Desk.GetAsync(letter.ActionLink!.AbsoluteUri, cancellationToken)).FormWith("visitorOrganisation");
        foreach (var field in FirstHalf)
        {
            if (resumed[field]?.ReplaceLineEndings("\n") != Plan.Fields[field])
            {
                throw new UnplayableException($"The draft of {Plan.VisitorEmail} came back with {field} = {resumed[field]}");
            }
        }

        return resumed;
    }

    private async Task<Letter> DraftLetterAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await stage.Post.To(Plan.VisitorEmail).ReadAsync(cancellationToken).AsTask().WaitAsync(PatienceForDraft, stage.Time, cancellationToken);
        }
        catch (TimeoutException late)
        {
            throw new UnplayableException($"The link to the draft never came to {Plan.VisitorEmail}.", late);
        }
    }
}
