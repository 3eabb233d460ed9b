using System.Collections.Immutable;
using System.Net;
using CE4BIG.Season;
using CE4BIG.Season.Desk;
using CE4BIG.Season.Planning;
using CE4BIG.Season.Play;
using CE4BIG.Season.Post;

namespace CE4BIG.Tour.Staging;

/// <summary>A valid application of somebody new, and the steps from there, one request at a time.</summary>
internal sealed class Story
{
    private readonly RunningDesk _desk;

    public Story(RunningDesk desk, int daysAhead = 30, int workingDays = 5)
    {
        _desk = desk;
        var plan = new Planner(seed: 11, mark: Guid.NewGuid().ToString("N")[..10]).Plan(1)[0];
        Start = WorkingDays.OnOrAfter(desk.Pace.Today.AddDays(daysAhead));
        End = WorkingDays.LastOf(Start, workingDays);

        // The form for an SME, so that its figures are there to be wrong; no VAT number, which two stories would share, as they do the
        // seed; and one language that the tests can read.
        Fields = plan.Fields.SetItem("visitorVat", string.Empty)
            .SetItem("visitorKind", "sme").SetItem("visitorStaff", "12").SetItem("visitorTurnover", "2.5").SetItem("visitorBalanceSheet", "1.2")
            .SetItem("visitorLanguage", "en").SetItem("hostLanguage", "en")
            .SetItem("startDate", Role.Text(Start)).SetItem("endDate", Role.Text(End));
    }

    public DateOnly Start { get; }

    public DateOnly End { get; }

    public ImmutableDictionary<string, string> Fields { get; set; }

    /// <summary>The programme applied in; null for the first one.</summary>
    public string? Programme { get; set; }

    public string VisitorEmail => Fields["visitorEmail"];

    /// <summary>The application with everything filled in at once, as a client that knows the fields may post it; people walk through the sections.</summary>
    public async Task<DeskForm> FormAsync()
    {
        var form = (await _desk.Desk.GetAsync(Programme is null ? "/apply?lang=en" : $"/apply?lang=en&programme={Programme}", CancellationToken.None)).FormWith("visitorOrganisation");
        foreach (var (field, value) in Fields)
        {
            form.Force(field, value);
        }

        return form;
    }

    /// <summary>Applies and gives back the exchange's number.</summary>
    public async Task<string> ApplyAsync()
    {
        var page = await _desk.Desk.SubmitAsync(await FormAsync(), CancellationToken.None);
        return page is { Status: HttpStatusCode.OK, ExchangeNumber: { } number }
            ? number
            : throw new UnplayableException($"The application was answered {page.Answer}");
    }

    /// <summary>Waits for a step's mail, opens its link and fills in the code, for the test to go on.</summary>
    public async Task<(Letter Letter, DeskForm Form)> OpenAsync(string exchange, string step)
    {
        var letter = await _desk.LetterAsync(exchange, step + "-asked");
        var page = await _desk.Desk.GetAsync(letter.ActionLink!.AbsoluteUri, CancellationToken.None);
        return (letter, page.FormWith("decision").Fill("code", letter.Code!));
    }

    /// <summary>Opens a step and decides it, which must be taken.</summary>
    public async Task<Letter> DecideAsync(string exchange, string step, string decision, params (string Field, string Value)[] fields)
    {
        var (letter, form) = await OpenAsync(exchange, step);
        form.Fill("decision", decision);
        foreach (var (field, value) in fields)
        {
            form.Fill(field, value);
        }

        await SendAsync(form, step);
        return letter;
    }

    /// <summary>Sends a step's form, which must be taken.</summary>
    public async Task SendAsync(DeskForm form, string step)
    {
        var page = await _desk.Desk.SubmitAsync(form, CancellationToken.None);
        if (page is not { Status: HttpStatusCode.OK, Outcome: "receipt" })
        {
            throw new UnplayableException($"{step} was answered {page.Answer}");
        }
    }

    /// <summary>Applies, and host and both clusters say yes.</summary>
    public async Task<string> ApprovedAsync()
    {
        var exchange = await ApplyAsync();
        await DecideAsync(exchange, "host-confirmation", "confirm");
        await DecideAsync(exchange, "visiting-approval", "approve");
        await DecideAsync(exchange, "hosting-approval", "approve");
        return exchange;
    }
}
