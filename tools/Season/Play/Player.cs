using System.Net;
using CE4BIG.Season.Desk;
using CE4BIG.Season.Evidence;
using CE4BIG.Season.Planning;
using CE4BIG.Season.Post;

namespace CE4BIG.Season.Play;

/// <summary>
/// Plays everybody in one exchange, from the application form to the last mail. It knows pages, forms and mails, and acts
/// when a mail asks somebody to; a reminder of something already done is left alone, as people do.
/// </summary>
internal sealed class Player(ExchangePlan plan, Stagehands stage)
{
    private readonly HashSet<string> _answered = new(StringComparer.Ordinal);
    private readonly ExpectedLetters _expected = new(plan);
    private string _lastTrouble = "no mail came";
    private DateTimeOffset? _lastDecision;
    private Uri? _statusPage;

    /// <summary>Mails that never came.</summary>
    public IReadOnlyCollection<string> Lost => _expected.Missing;

    /// <summary>Plays to the end.</summary>
    /// <exception cref="UnplayableException">It did not go as planned.</exception>
    public async Task PlayAsync(CancellationToken cancellationToken)
    {
        stage.Board.Set(plan.Number, Phase.Application);
        var (number, role) = await ApplyAsync(cancellationToken);
        var letters = stage.Post.Of(number);
        Letter letter;
        do
        {
            letter = await NextAsync(letters, PatienceFor(role), cancellationToken) ?? throw new UnplayableException($"{number}: {_lastTrouble}");
            _expected.Tick(letter);
            Measure(letter);
            await ReactAsync(letter, role, cancellationToken);
        }
        while (letter.Kind is not ("paid" or "ended") || letter.To != plan.VisitorEmail);

        await CheckEndAsync(letter, cancellationToken);
        while (Lost.Count > 0 && await NextAsync(letters, Stagehands.Grace, cancellationToken) is { } late)
        {
            _expected.Tick(late);
        }

        stage.Board.Set(plan.Number, plan.Route.IsPaid() ? Phase.Closed : Phase.Rejected);
    }

    private async Task<(string Number, Role Role)> ApplyAsync(CancellationToken cancellationToken)
    {
        var page = await stage.Desk.GetAsync("/apply?lang=" + plan.Language, cancellationToken);
        var form = page.FormWith("visitorOrganisation");
        await stage.Pace.RefreshAsync(cancellationToken);
        var start = WorkingDays.OnOrAfter(stage.Pace.Today.AddDays(plan.DaysAhead(stage.Pace.RealTime(1))));
        var role = new Role(plan, start);
        foreach (var (field, value) in plan.Fields.Add("startDate", Role.Text(start)).Add("endDate", Role.Text(role.VisitEnd)))
        {
            form.Fill(field, value);
        }

        if (plan.Route == Route.Mistyped)
        {
            form = await MistypeAsync(form, "iban", plan.Fields["iban"][..^1] + (plan.Fields["iban"][^1] == '1' ? '2' : '1'), cancellationToken);
            form.Fill("iban", plan.Fields["iban"]);
        }

        var number = await SubmitApplicationAsync(form, cancellationToken);
        if (plan.Route == Route.ClickedTwice && await SubmitApplicationAsync(form, cancellationToken) is var second && second != number)
        {
            throw new UnplayableException($"Submitting the same form twice made {number} and {second}.");
        }

        return (number, role);
    }

    private async Task<string> SubmitApplicationAsync(DeskForm form, CancellationToken cancellationToken)
    {
        _lastDecision = stage.Time.GetUtcNow();
        var page = await stage.Desk.SubmitAsync(form, cancellationToken);
        return page is { Status: HttpStatusCode.OK, ExchangeNumber: { } number }
            ? number
            : throw new UnplayableException($"The application was answered {page.Answer}");
    }

    /// <summary>Submits a form with one wrong value, which must come back refused at that field and with everything kept.</summary>
    private async Task<DeskForm> MistypeAsync(DeskForm form, string field, string wrong, CancellationToken cancellationToken)
    {
        var page = await stage.Desk.SubmitAsync(form.Fill(field, wrong), cancellationToken);
        if (page.Status != HttpStatusCode.UnprocessableEntity || page.ErrorAt(field) is null)
        {
            throw new UnplayableException($"A wrong {field} was answered {page.Answer}");
        }

        return page.FormWith(field);
    }

    private async Task ReactAsync(Letter letter, Role role, CancellationToken cancellationToken)
    {
        switch (letter.Kind)
        {
            case "application-received":
                _statusPage = letter.ActionLink;
                break;
            case "approved":
                stage.Board.Set(plan.Number, Phase.Travel);
                break;
            case var kind when kind.EndsWith("-overdue", StringComparison.Ordinal):
                stage.Journal.Warn($"{letter.Exchange}: {kind} to {letter.To}");
                break;
        }

        if (letter.Step is { } step && !_answered.Contains(step))
        {
            stage.Board.Set(plan.Number, PhaseOf(step));
            await AnswerAsync(letter, step, role, cancellationToken);
        }
    }

    private async Task AnswerAsync(Letter letter, string step, Role role, CancellationToken cancellationToken)
    {
        if (step.StartsWith("payment-confirmation", StringComparison.Ordinal))
        {
            // The value date must be today's at the app, and a day may be a second long.
            await stage.Pace.RefreshAsync(cancellationToken);
        }

        if (role.At(step, letter.Kind, stage.Pace.Today) is not { } move)
        {
            return;
        }

        var page = await stage.Desk.GetAsync(letter.ActionLink!.AbsoluteUri, cancellationToken);
        if (page.Status is HttpStatusCode.Gone or HttpStatusCode.Conflict)
        {
            // Overtaken by another decision, or by a fresher link that is in the next mail.
            _lastTrouble = $"the link of {letter.Kind} was answered {page.Answer}";
            return;
        }

        if (page is { Status: HttpStatusCode.OK, Outcome: "receipt" })
        {
            // Its mail came twice, as mails may after a crash.
            _answered.Add(step);
            return;
        }

        var form = page.FormWith("decision");
        var code = letter.Code ?? throw new UnplayableException($"{letter.Kind} to {letter.To} brings no code.");
        form.Fill("decision", move.Decision);
        foreach (var (field, value) in move.Fields)
        {
            form.Fill(field, value);
        }

        foreach (var field in form.FileFields)
        {
            form.Attach(field, EvidenceFile.Document(field, $"{field} of {letter.Exchange}")).Attach(field, EvidenceFile.Picture(field));
        }

        if (plan.Route == Route.Mistyped)
        {
            form = await MistypeCodeAsync(form, code, cancellationToken);
        }

        await DecideAsync(form.Fill("code", code), step, cancellationToken);
    }

    private async Task<DeskForm> MistypeCodeAsync(DeskForm form, string code, CancellationToken cancellationToken)
    {
        var files = form.Files;
        var again = await MistypeAsync(form, "code", code == "111111" ? "222222" : "111111", cancellationToken);

        // A browser never refills a file field.
        foreach (var (field, file) in files)
        {
            again.Attach(field, file);
        }

        return again;
    }

    private async Task DecideAsync(DeskForm form, string step, CancellationToken cancellationToken)
    {
        for (var click = plan.Route == Route.ClickedTwice ? 2 : 1; click > 0; click--)
        {
            var at = stage.Time.GetUtcNow();
            var page = await stage.Desk.SubmitAsync(form, cancellationToken);
            if (page is { Status: HttpStatusCode.OK, Outcome: "receipt" })
            {
                _lastDecision = _answered.Add(step) ? at : _lastDecision;
            }
            else if (page.Status is HttpStatusCode.Gone or HttpStatusCode.Conflict)
            {
                _lastTrouble = $"{step} was answered {page.Answer}";
            }
            else
            {
                throw new UnplayableException($"{step} was answered {page.Answer}");
            }
        }
    }

    /// <summary>What the visitor is told in the end, by mail and on their page, must be what was planned, to the cent.</summary>
    private async Task CheckEndAsync(Letter last, CancellationToken cancellationToken)
    {
        if (_statusPage is null)
        {
            throw new UnplayableException($"{last.Exchange} ended, but its visitor never got a link to its page.");
        }

        var page = await stage.Desk.GetAsync(_statusPage.AbsoluteUri, cancellationToken);
        var (stageShown, ending) = (page.Data("data-stage"), page.Data("data-ending"));
        if (stageShown != "ended" || ending != plan.Route.Ending())
        {
            throw new UnplayableException($"{last.Exchange} was planned to end {plan.Route.Ending()}, but its page says {stageShown}, {ending}.");
        }

        if (!plan.Route.IsPaid())
        {
            return;
        }

        var expected = plan.PaidCents.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (page.Data("data-amount-cents") is var shown && shown != expected)
        {
            throw new UnplayableException($"{last.Exchange}: {expected} cents were due, its page says {shown}.");
        }

        if (!Amounts.Mentions(last.Text ?? string.Empty, plan.PaidCents))
        {
            throw new UnplayableException($"{last.Exchange}: {expected} cents were due, but the mail about the payment does not say so: {last.Subject}");
        }
    }

    private async Task<Letter?> NextAsync(System.Threading.Channels.ChannelReader<Letter> letters, TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            return await letters.ReadAsync(cancellationToken).AsTask().WaitAsync(patience, stage.Time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    /// <summary>The next mail may have to wait for the end of the visit and the next working days, in programme time, and for a restart of the app.</summary>
    private TimeSpan PatienceFor(Role role) =>
        stage.Pace.RealTime(Math.Max(0, role.VisitEnd.DayNumber - stage.Pace.Today.DayNumber) + 12) + TimeSpan.FromSeconds(60);

    private void Measure(Letter letter)
    {
        // Only a mail that a decision caused tells how long decisions take to arrive.
        if (_lastDecision is not { } decided || letter.SentAt < decided)
        {
            return;
        }

        _lastDecision = null;
        if (!letter.Kind.EndsWith("-reminder", StringComparison.Ordinal) && !letter.Kind.EndsWith("-escalated", StringComparison.Ordinal)
            && !letter.Kind.EndsWith("-overdue", StringComparison.Ordinal))
        {
            stage.DecisionToMail.Add(letter.SentAt - decided);
        }
    }

    private static Phase PhaseOf(string step) => step[..step.LastIndexOf('-')] switch
    {
        "host-confirmation" => Phase.Application,
        "visiting-approval" or "hosting-approval" or "correction" => Phase.Approval,
        "payment-order" or "payment-confirmation" => Phase.Reimbursement,
        _ => Phase.Report,
    };
}
