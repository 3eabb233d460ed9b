using System.Globalization;
using CE4BIG.Season.Personas;
using CE4BIG.Season.Planning;
using CE4BIG.Season.Post;

namespace CE4BIG.Season.Play;

/// <summary>What must be so in the end: the page, the last mail and all mails on the way are as planned, to the cent.</summary>
internal sealed class Curtain(string number, Scene scene, Stagehands stage)
{
    /// <summary>The mail after which money has come.</summary>
    public const string PaidLetter = "paid";

    /// <summary>The mail after which none will come.</summary>
    public const string EndedLetter = "ended";

    private bool _advanceWasTold;

    private ExchangePlan Plan => scene.Plan;

    private Persona Persona => scene.Plan.Persona;

    /// <summary>The mails that must come and have not.</summary>
    public IReadOnlyList<string> Missing => [.. Expected().Where(e => !Came(e)).Select(e => $"{number}: {e.Kind} to {e.To}")];

    /// <summary>The mail that says how it ended.</summary>
    public string EndLetter => Persona.IsPaid ? PaidLetter : EndedLetter;

    /// <summary>Whether this mail tells the visitor how it ended; the advance is told first, where there is one, and must be the planned one.</summary>
    /// <exception cref="UnplayableException">Another advance was paid.</exception>
    public bool Tells(Letter letter)
    {
        if (letter.Kind is not (PaidLetter or EndedLetter) || letter.To != scene.Visitor)
        {
            return false;
        }

        if (letter.Kind == EndedLetter || Plan.AdvanceCents == 0 || _advanceWasTold)
        {
            return true;
        }

        _advanceWasTold = Amounts.Mentions(letter.Text ?? string.Empty, Plan.AdvanceCents)
            ? true
            : throw new UnplayableException(string.Create(CultureInfo.InvariantCulture, $"{number}: {Plan.AdvanceCents} cents were due in advance, but the mail does not say so: {letter.Subject}"));
        return false;
    }

    /// <summary>Looks at the visitor's page.</summary>
    /// <exception cref="UnplayableException">It ended otherwise.</exception>
    public async Task<Played> CheckAsync(Letter told, CancellationToken cancellationToken)
    {
        var link = scene.VisitorsPage?.ActionLink ?? throw new UnplayableException($"{number} ended, but its visitor never got a link to its page.");
        var page = await stage.Desk.GetAsync(link.AbsoluteUri, cancellationToken);
        var (stageShown, ending) = (page.Data("data-stage"), page.Data("data-ending"));
        if (stageShown != "ended" || ending != Persona.Ending)
        {
            throw new UnplayableException($"{number} was planned to end {Persona.Ending}, but its page says {stageShown}, {ending}.");
        }

        if (!Persona.IsPaid)
        {
            return new Played(ending, 0);
        }

        if (!int.TryParse(page.Data("data-amount-cents"), NumberStyles.None, CultureInfo.InvariantCulture, out var cents) || cents != Plan.PaidCents)
        {
            throw new UnplayableException($"{number}: {Due} cents were due, its page says {page.Data("data-amount-cents")}.");
        }

        // An advance was paid and told before.
        if (!Amounts.Mentions(told.Text ?? string.Empty, Plan.PaidCents - Plan.AdvanceCents))
        {
            throw new UnplayableException($"{number}: {Due} cents were due, less what was paid in advance, but the mail about the payment does not say so: {told.Subject}");
        }

        return new Played(ending, cents);
    }

    /// <summary>An ending of the right name may still be another one: lapsed before the award or after it.</summary>
    /// <exception cref="UnplayableException">It was awarded and should not have been, or the other way round; or it ended before all was played.</exception>
    public void CheckWay(Role role)
    {
        if (!role.IsPlayed)
        {
            throw new UnplayableException($"{number} ended {Persona.Ending} before everybody had said what they were to say.");
        }

        if (scene.CameToVisitor("approved") != Persona.IsAwarded)
        {
            throw new UnplayableException($"{number} ended {Persona.Ending} as planned, but {(Persona.IsAwarded ? "was never awarded" : "had been awarded")}.");
        }
    }

    private string Due => Plan.PaidCents.ToString(CultureInfo.InvariantCulture);

    private IEnumerable<(string Kind, Recipient To)> Expected()
    {
        yield return ("application-received", Recipient.Visitor);
        yield return (EndLetter, Recipient.Visitor);
        if (Persona.IsAwarded)
        {
            yield return ("approved", Recipient.Visitor);
            yield return ("approved", Recipient.Host);
        }

        if (Persona.IsPaid)
        {
            yield return ("validated", Recipient.Visitor);
        }

        foreach (var letter in Persona.Letters)
        {
            yield return letter;
        }
    }

    private bool Came((string Kind, Recipient To) expected) => expected.To switch
    {
        Recipient.Visitor => scene.CameToVisitor(expected.Kind),
        Recipient.Host => scene.CameToHost(expected.Kind),
        Recipient.Coordinator => scene.CameTo(expected.Kind, stage.Staff.Roster.Coordinator(Persona.Venue.Programme())),
        // The plain mix plays in programmes whose files it does not read: whoever it came to, it came.
        Recipient.VisitingDeputy when !stage.Staff.Roster.Has(Persona.Venue.Programme()) => scene.Came(expected.Kind),
        Recipient.VisitingDeputy => scene.CameTo(expected.Kind, stage.Staff.Roster.Deputy(Persona.Venue.Programme(), Plan.Fields["visitorCluster"])),
        _ => throw new ArgumentOutOfRangeException(expected.To.ToString()),
    };
}
