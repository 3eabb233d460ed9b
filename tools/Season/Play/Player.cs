using System.Globalization;
using System.Threading.Channels;
using CE4BIG.Season.Planning;
using CE4BIG.Season.Post;

namespace CE4BIG.Season.Play;

/// <summary>
/// Plays everybody in one exchange, from the application form to the last mail. It knows pages, forms and mails, and acts
/// when a mail asks somebody to, or when a day has come; a reminder of something already done is left alone, as people do.
/// </summary>
internal sealed class Player
{
    // Days in which report, validation and payment are done.
    private const int DaysAfterVisit = 12;

    // Days in which those who share a budget have applied and been decided on, one after the other.
    private const int DaysForOthers = 60;
    private static readonly TimeSpan BusyMachine = TimeSpan.FromSeconds(60);

    private readonly ExchangePlan _plan;
    private readonly Stagehands _stage;
    private readonly Scene _scene;
    private readonly Role _role;
    private readonly Response _response;
    private Curtain? _curtain;
    private Task<bool>? _mail;
    private DateTimeOffset _patienceEnds;

    public Player(ExchangePlan plan, Ensemble ensemble, Stagehands stage)
    {
        _plan = plan;
        _stage = stage;
        _scene = new Scene(plan, ensemble, stage.Pace);
        _role = new Role(_scene);
        _response = new Response(stage.DecisionToMail);
    }

    /// <summary>Mails that never came.</summary>
    public IReadOnlyList<string> Lost => _curtain?.Missing ?? [];

    /// <summary>Plays to the end.</summary>
    /// <exception cref="UnplayableException">It did not go as planned.</exception>
    public async Task<Played> PlayAsync(CancellationToken cancellationToken)
    {
        await CompanyAsync(cancellationToken);
        _stage.Board.Set(_plan.Number, Phase.Application);
        var number = await new Applicant(_scene, _stage, _response).ApplyAsync(cancellationToken);
        var curtain = _curtain = new Curtain(number, _scene, _stage);
        var letters = _stage.Post.Of(number);
        var told = await ActAsync(number, curtain, letters, cancellationToken);
        var played = await curtain.CheckAsync(told, cancellationToken);
        while (Lost.Count > 0 && await NextAsync(letters, Stagehands.Grace, cancellationToken) is { } late)
        {
            _scene.Receive(late);
        }

        curtain.CheckWay(_role);

        _stage.Board.Set(_plan.Number, _plan.Persona.IsPaid ? Phase.Closed : Phase.Rejected);
        return played;
    }

    /// <summary>Acts until nothing is left to see; gives back the mail that told how it ended.</summary>
    private async Task<Letter> ActAsync(string number, Curtain curtain, ChannelReader<Letter> letters, CancellationToken cancellationToken)
    {
        var answering = new Answering(_scene, _role, _stage, _response);
        var intervening = new Intervening(number, _scene, _role, _stage, _response);
        var last = _plan.Persona.LastLetter ?? curtain.EndLetter;
        Letter? told = null;
        BePatient();
        while (told is null || (told.Kind != Curtain.EndedLetter && (!_role.IsPlayed || !_scene.CameToVisitor(last))))
        {
            if (await NextAsync(letters, cancellationToken) is { } letter)
            {
                Read(letter);
                told = curtain.Tells(letter) ? letter : told;
            }
            else if (_patienceEnds < _stage.Time.GetUtcNow())
            {
                throw new UnplayableException($"{number}: {answering.Trouble ?? "no mail came"}");
            }

            await intervening.InterveneAsync(cancellationToken);
            await answering.AnswerAsync(cancellationToken);
        }

        return told;
    }

    private void Read(Letter letter)
    {
        _scene.Receive(letter);
        _response.Came(letter);
        BePatient();
        if (letter.Step is { } step)
        {
            _stage.Board.Set(_plan.Number, PhaseOf(step));
        }
        else if (letter.Kind == "approved")
        {
            _stage.Board.Set(_plan.Number, Phase.Travel);
        }
        else if (letter.Kind.EndsWith("-overdue", StringComparison.Ordinal) && !_plan.Persona.Cues.Any(c => c.Move is null && letter.Kind == c.Step + "-overdue"))
        {
            _stage.Journal.Warn($"{letter.Exchange}: {letter.Kind} to {letter.To}");
        }
    }

    /// <summary>Waits for what must have happened to others before this one applies.</summary>
    private async Task CompanyAsync(CancellationToken cancellationToken)
    {
        var news = _plan.Persona.Begins?.News(_scene) ?? [];
        try
        {
            await Task.WhenAll(news).WaitAsync(PatienceFor(DaysForOthers), _stage.Time, cancellationToken);
        }
        catch (TimeoutException never)
        {
            throw new UnplayableException(string.Create(CultureInfo.InvariantCulture, $"{_plan} waited in vain for the others of company {_plan.Company}."), never);
        }
    }

    /// <summary>The next mail; null where something else came first: a day that people act on, news of others, the end of patience.</summary>
    private Task<Letter?> NextAsync(ChannelReader<Letter> letters, CancellationToken cancellationToken)
    {
        var wait = _patienceEnds - _stage.Time.GetUtcNow();
        if (_role.NextDay() is { } day && _stage.Pace.Until(day) is var until && until < wait)
        {
            wait = until;
        }

        return NextAsync(letters, wait > TimeSpan.Zero ? wait : TimeSpan.Zero, cancellationToken);
    }

    private async Task<Letter?> NextAsync(ChannelReader<Letter> letters, TimeSpan wait, CancellationToken cancellationToken)
    {
        if (letters.TryRead(out var there))
        {
            return there;
        }

        // One waiter at a time: a channel with one reader knows no second.
        _mail ??= letters.WaitToReadAsync(cancellationToken).AsTask();
        try
        {
            await Task.WhenAny([_mail, .. _role.News()]).WaitAsync(wait, _stage.Time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }

        if (!_mail.IsCompleted)
        {
            return null;
        }

        await _mail;
        _mail = null;
        return letters.TryRead(out var letter) ? letter : null;
    }

    /// <summary>The next mail may have to wait for the end of the visit and the next working days, in programme time, and for a restart of the app.</summary>
    private void BePatient() => _patienceEnds = _stage.Time.GetUtcNow()
        + PatienceFor(Math.Max(0, _scene.VisitEnd.DayNumber - _scene.Today.DayNumber) + DaysAfterVisit + _plan.Persona.PatienceDays);

    private TimeSpan PatienceFor(int days) => _stage.Pace.RealTime(days) + BusyMachine;

    private static Phase PhaseOf(string step) => step[..step.LastIndexOf('-')] switch
    {
        "host-confirmation" or "host-choice" => Phase.Application,
        "visiting-approval" or "hosting-approval" or "correction" or "new-dates" => Phase.Approval,
        "advance-order" or "advance-confirmation" => Phase.Travel,
        "payment-order" or "payment-confirmation" or "bank-correction" or "survey" or "recovery" => Phase.Reimbursement,
        _ => Phase.Report,
    };
}
