using System.Net;
using CE4BIG.Season.Desk;
using CE4BIG.Season.Evidence;
using CE4BIG.Season.Personas;
using CE4BIG.Season.Post;

namespace CE4BIG.Season.Play;

/// <summary>Answers a step by the link in its mail: opens the page, fills in the form, decides.</summary>
internal sealed class Answering(Scene scene, Role role, Stagehands stage, Response response)
{
    private Persona Persona => scene.Plan.Persona;

    /// <summary>What went wrong last with a link, for the report in case nothing follows.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Answers every step that somebody is asked for and that they do not leave alone.</summary>
    public async Task AnswerAsync(CancellationToken cancellationToken)
    {
        foreach (var (step, letter) in scene.Asked.ToArray())
        {
            if (role.At(step) is { } line)
            {
                await AnswerAsync(letter, step, line, cancellationToken);
            }
        }
    }

    private async Task AnswerAsync(Letter letter, string step, Line line, CancellationToken cancellationToken)
    {
        if (scene.Plan.PaysByFile && line.Move == Moves.Paid)
        {
            await PayByFileAsync(letter, step, line, cancellationToken);
            return;
        }

        var page = await stage.Desk.GetAsync(letter.ActionLink!.AbsoluteUri, cancellationToken);
        if (page.Status is HttpStatusCode.Gone or HttpStatusCode.Conflict)
        {
            // Overtaken by another decision, or by a fresher link that is in the next mail.
            Trouble = $"the link of {letter.Kind} was answered {page.Answer}";
            scene.Settle(step);
            return;
        }

        if (page is { Status: HttpStatusCode.OK, Outcome: "receipt" })
        {
            // Its mail came twice, as mails may after a crash.
            scene.Settle(step);
            return;
        }

        var code = letter.Code ?? throw new UnplayableException($"{letter.Kind} to {letter.To} brings no code.");
        var form = await FillAsync(page, letter, line.Move, cancellationToken);
        if (line.Move.SameFileForAll)
        {
            form = await SendOneReceiptAsync(form.Fill("code", code), letter, line.Move, cancellationToken);
        }

        if (Persona.Application == Application.Mistyped)
        {
            form = await MistypeCodeAsync(form, code, cancellationToken);
        }

        await DecideAsync(form.Fill("code", code), step, line, cancellationToken);
    }

    /// <summary>Whoever is asked to confirm the payment has it paid by their bank, and hands in the statement.</summary>
    private async Task PayByFileAsync(Letter letter, string step, Line line, CancellationToken cancellationToken)
    {
        await stage.Treasury.PayAsync(letter.To, letter.Exchange!, step, scene.Plan.CentsAt(step), cancellationToken);
        scene.Settle(step);
        role.Said(line);
    }

    private async Task<DeskForm> FillAsync(DeskPage page, Letter letter, Move move, CancellationToken cancellationToken)
    {
        var form = page.FormWith("decision").Fill("decision", move.Decision);

        // A value date must be today's at the app, and a day may be a second long.
        await stage.Pace.RefreshAsync(cancellationToken);
        foreach (var (field, value) in move.Fields(scene))
        {
            form.Fill(field, value);
        }

        foreach (var (field, value) in move.Ticks)
        {
            form.Tick(field, value);
        }

        if (move.Assures is { } assurance && form.Has(assurance))
        {
            form.Tick(assurance, "yes");
        }

        if (move.AnyOf is { } choice)
        {
            form.FillAny(choice);
        }

        foreach (var field in form.FileFields)
        {
            var subject = move.SameFileForAll ? "everything" : field;
            form.Attach(field, EvidenceFile.Document(subject, $"{subject} of {letter.Exchange}, {letter.Kind}"));
            if (!move.SameFileForAll)
            {
                form.Attach(field, EvidenceFile.Picture(field, $"{field} of {letter.Exchange}, {letter.Kind}"));
            }
        }

        return form;
    }

    // A file counts once, so it comes back, and the right ones go with the next try.
    private async Task<DeskForm> SendOneReceiptAsync(DeskForm form, Letter letter, Move move, CancellationToken cancellationToken)
    {
        var page = await stage.Desk.SubmitAsync(form, cancellationToken);
        return page.Status == HttpStatusCode.UnprocessableEntity
            ? await FillAsync(page, letter, move with { SameFileForAll = false }, cancellationToken)
            : throw new UnplayableException($"One receipt for everything was answered {page.Answer}");
    }

    private async Task<DeskForm> MistypeCodeAsync(DeskForm form, string code, CancellationToken cancellationToken)
    {
        var files = form.Files;
        var again = await Applicant.MistypeAsync(stage, form, "code", code == "111111" ? "222222" : "111111", cancellationToken);

        // A browser never refills a file field.
        foreach (var (field, file) in files)
        {
            again.Attach(field, file);
        }

        return again;
    }

    private async Task DecideAsync(DeskForm form, string step, Line line, CancellationToken cancellationToken)
    {
        var taken = false;
        for (var click = Persona.ClicksTwice ? 2 : 1; click > 0; click--)
        {
            var at = stage.Time.GetUtcNow();
            var page = await stage.Desk.SubmitAsync(form, cancellationToken);
            if (page is { Status: HttpStatusCode.OK, Outcome: "receipt" })
            {
                if (!taken)
                {
                    response.Decided(at);
                }

                taken = true;
            }
            else if (page.Status is HttpStatusCode.Gone or HttpStatusCode.Conflict)
            {
                Trouble = $"{step} was answered {page.Answer}";
            }
            else
            {
                throw new UnplayableException($"{step} was answered {page.Answer}");
            }
        }

        scene.Settle(step);
        if (taken)
        {
            role.Said(line);
        }
    }
}
