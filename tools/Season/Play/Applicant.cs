using System.Collections.Immutable;
using System.Net;
using CE4BIG.Season.Desk;
using CE4BIG.Season.Personas;
using CE4BIG.Season.Planning;
using CE4BIG.Season.Post;

namespace CE4BIG.Season.Play;

/// <summary>Fills in the application form, in each of the ways people do.</summary>
internal sealed class Applicant(Scene scene, Stagehands stage, Response response)
{
    private const string Review = "review";
    private const string AgendaDay = "agenda-";

    // More than there can be, so that an application that leads in circles is noticed.
    private const int MostSections = 20;

    private static readonly TimeSpan PatienceForDraft = TimeSpan.FromSeconds(60);

    // What is typed before somebody is called away.
    private static readonly string[] FirstHalf = ["visitorOrganisation", "visitorName", "visitorEmail"];

    private ExchangePlan Plan => scene.Plan;

    /// <summary>Applies; gives back the exchange's number.</summary>
    public async Task<string> ApplyAsync(CancellationToken cancellationToken)
    {
        var page = await stage.Desk.GetAsync($"/apply?programme={Plan.Persona.Venue.Programme()}&lang={Plan.Language}", cancellationToken);
        if (Plan.Persona.Application == Application.Draft)
        {
            page = await ResumeAsync(page, cancellationToken);
        }

        await stage.Pace.RefreshAsync(cancellationToken);
        scene.Begin(WorkingDays.OnOrAfter(scene.Today.AddDays(Plan.DaysAhead(stage.Pace.RealTime(1)))));
        var fields = Plan.Fields.Add("startDate", Role.Text(scene.VisitStart)).Add("endDate", Role.Text(scene.VisitEnd));
        var form = await FillSectionsAsync(page, fields, cancellationToken);
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

    /// <summary>Fills in what each section shows and goes on, until everything is shown once more to be sent.</summary>
    private async Task<DeskForm> FillSectionsAsync(DeskPage page, ImmutableDictionary<string, string> fields, CancellationToken cancellationToken)
    {
        var mistypes = Plan.Persona.Application is Application.Mistyped or Application.ForgedIban;
        for (var section = 1; section < MostSections; section++)
        {
            var form = Section(page);
            if (form["section"] == Review)
            {
                return form.Press("go", "submit");
            }

            foreach (var field in form.Shown.ToList())
            {
                if (fields.TryGetValue(field, out var value))
                {
                    form.Fill(field, value);
                }
                else if (field.StartsWith(AgendaDay, StringComparison.Ordinal))
                {
                    form.Fill(field, $"{fields["hostOrganisation"]}: “work” & <meetings>");
                }
            }

            if (mistypes && form.Shown.Contains("iban", StringComparer.Ordinal))
            {
                mistypes = false;
                var iban = fields["iban"];
                form = (await MistypeAsync(stage, form.Press("go", "next"), "iban", iban[..^1] + (iban[^1] == '1' ? '2' : '1'), cancellationToken)).Fill("iban", iban);
            }

            page = await stage.Desk.SubmitAsync(form.Press("go", "next"), cancellationToken);
            if (page.Status != HttpStatusCode.OK)
            {
                throw new UnplayableException($"Going on from {form["section"]} was answered {page.Answer}");
            }
        }

        throw new UnplayableException("The application has no end.");
    }

    private static DeskForm Section(DeskPage page) => page.FormWith("formId");

    private async Task<string> SubmitAsync(DeskForm form, CancellationToken cancellationToken)
    {
        response.Decided(stage.Time.GetUtcNow());
        var page = await stage.Desk.SubmitAsync(form, cancellationToken);
        return page is { Status: HttpStatusCode.OK, ExchangeNumber: { } number }
            ? number
            : throw new UnplayableException($"The application was answered {page.Answer}");
    }

    /// <summary>Saves half of the form, and comes back by the mailed link to a form that still knows it and goes on where it stopped.</summary>
    private async Task<DeskPage> ResumeAsync(DeskPage page, CancellationToken cancellationToken)
    {
        var form = Section(page);
        foreach (var field in form.Shown.Where(Plan.Fields.ContainsKey).ToList())
        {
            form.Fill(field, Plan.Fields[field]);
        }

        form = Section(await stage.Desk.SubmitAsync(form.Press("go", "next"), cancellationToken));
        foreach (var field in form.Shown.Where(Plan.Fields.ContainsKey).ToList())
        {
            form.Fill(field, Plan.Fields[field]);
        }

        var saved = await stage.Desk.SubmitAsync(form.Press("save", "draft"), cancellationToken);
        if (saved.Status != HttpStatusCode.OK)
        {
            throw new UnplayableException($"Saving a draft was answered {saved.Answer}");
        }

        var letter = await DraftLetterAsync(cancellationToken);
        var resumed = await stage.Desk.GetAsync(letter.ActionLink!.AbsoluteUri, cancellationToken);
        foreach (var field in FirstHalf)
        {
            if (Section(resumed)[field]?.ReplaceLineEndings("\n") != Plan.Fields[field])
            {
                throw new UnplayableException($"The draft of {Plan.VisitorEmail} came back with {field} = {Section(resumed)[field]}");
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
