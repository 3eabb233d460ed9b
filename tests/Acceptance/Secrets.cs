using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Web;
using CE4BIG.Season.Personas;
using CE4BIG.Season.Planning;
using CE4BIG.Season.Play;
using CE4BIG.Season.Post;
using CE4BIG.Testing;

namespace CE4BIG.Acceptance;

/// <summary>What a desk knows and must not give away, kind by kind: so that a kind that is missing is missed.</summary>
internal static partial class Secrets
{
    public const string OtherProgramsKey = "the-key-of-other-programs";
    public const string Coordinator = "claire.fontaine@ce4big.example";
    public const string Reason = "The Lindqvist brothers let nobody in.";
    public const string Comment = "Mr Lindqvist was ill all week.";
    public const string Summary = "Ms Lindqvist showed us her assay.";
    public const string Results = "A patent with Lindqvist and daughters.";
    public const string BankReference = "LINDQVIST-4711";
    public const string Iban = "NL91ABNA0417164300";
    public const string Bic = "ABNANL2A";
    public const string AccountHolder = "Lindqvist & Daughters";
    public const string FileName = "hotel bill of Ms Lindqvist.pdf";

    // Shorter lines of a text give nothing away.
    private const int ShortestLine = 8;

    private static readonly string[] Names = ["visitorOrganisation", "visitorName", "hostOrganisation", "hostName", "accountHolder"];
    private static readonly string[] Texts = ["goals", "objectives", "agenda", "reason", "comment", "summary", "results", "nextSteps"];

    // What people say at the steps of a season, whether or not this one comes to all of it.
    private static readonly ImmutableArray<Move> Said =
    [
        Moves.Decline, Moves.AskChanges, Moves.Amend, Moves.Reject, Moves.DeclareConflict, Moves.Withdraw, Moves.Report, Moves.NoShow, Moves.RefuseReport,
        Moves.HoldPayment, Moves.Returned, Moves.Paid, Moves.CorrectBank, Moves.AnswerSurvey, Moves.Received, Moves.Waive, Moves.FindIncomplete("agenda"),
    ];

    /// <summary>All of them.</summary>
    /// <param name="desk">Where the season was played.</param>
    /// <param name="plans">The season: its names and texts, which follow from its seed.</param>
    /// <param name="stories">Who else was there.</param>
    /// <param name="letters">All mails.</param>
    /// <param name="cookies">The cookies of whoever signed in.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(
        RunningDesk desk, IReadOnlyList<ExchangePlan> plans, IEnumerable<Story> stories, Letter[] letters, IEnumerable<string> cookies)
    {
        var typed = plans.SelectMany(plan => Said.SelectMany(move => move.Fields(new Scene(plan, new Ensemble(), desk.Pace))))
            .Concat(plans.Select(p => p.Fields).Concat(stories.Select(s => s.Fields)).SelectMany(fields => fields.Select(f => (Field: f.Key, f.Value))))
            .ToLookup(f => f.Field, f => f.Value, StringComparer.Ordinal);
        var programmes = Directory.EnumerateFiles(Path.Combine(Azurite.RepositoryRoot(), "programmes"), "*.json").Select(File.ReadAllText).ToList();
        return new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["names"] = Listed([AccountHolder, .. Names.SelectMany(n => typed[n])]),
            ["addresses"] = Listed(letters.Select(l => l.To).Concat(typed["visitorEmail"]).Concat(typed["hostEmail"])),
            ["VAT numbers"] = Listed(typed["visitorVat"]),
            ["texts"] = Listed(Lines([Reason, Comment, Summary, Results, .. Texts.SelectMany(t => typed[t])])),
            ["IBANs as applied with"] = Listed(plans.Select(p => p.Fields["iban"])),
            ["IBANs as corrected"] = Listed([Iban, .. plans.Select(p => p.OtherIban)]),
            ["IBANs of the others"] = Listed(stories.Select(s => s.Fields["iban"])),
            ["BICs"] = Listed([Bic, .. typed["bic"]]),
            ["bank references"] = Listed([BankReference, .. typed["bankReference"]]),
            ["file names"] = Listed([FileName, .. Found(programmes, EvidenceKey()).SelectMany(key => new[] { $"evidence-{key}.pdf", $"evidence-{key}.png" })]),
            ["links"] = Listed(letters.SelectMany(l => l.Links).Select(link => HttpUtility.ParseQueryString(new Uri(link).Query)["k"]).OfType<string>()),
            ["codes"] = Listed(letters.SelectMany(l => Code().Matches(l.Text ?? string.Empty)).Select(match => match.Value)),
            ["cookies"] = Listed(cookies.Select(c => c[(c.IndexOf('=', StringComparison.Ordinal) + 1)..])),
            ["staff"] = Listed(Found(programmes, PersonName()).Concat(Found(programmes, Email()))),
            ["the programmes' accounts"] = Listed(Found(programmes, AccountNumber()).Concat(Found(programmes, AccountBic()))),
            ["keys"] =
            [
                OtherProgramsKey,
                Convert.ToBase64String("acceptance tests' key, 32 bytes."u8),
                Convert.ToBase64String("acceptance tests' bank, 32 bytes"u8),
                WrongBankKey,
                "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
            ],
        };
    }

    /// <summary>A key that opens nothing of what was stored.</summary>
    public static string WrongBankKey { get; } = Convert.ToBase64String("acceptance tests' wrong, 32 byte"u8);

    private static List<string> Listed(IEnumerable<string> secrets) => [.. secrets.Where(s => s.Length > 0).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Lines(IEnumerable<string> texts) =>
        texts.SelectMany(t => t.Split('\n', StringSplitOptions.TrimEntries)).Where(line => line.Length >= ShortestLine);

    private static IEnumerable<string> Found(IEnumerable<string> texts, Regex pattern) => texts.SelectMany(t => pattern.Matches(t)).Select(match => match.Groups["it"].Value);

    [GeneratedRegex("(?<![0-9A-Za-z])[0-9]{6}(?![0-9A-Za-z])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();

    // Whoever stands in a programme file as a person.
    [GeneratedRegex("\"name\":\\s*\"(?<it>[^\"]+)\",\\s*\"email\":", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PersonName();

    [GeneratedRegex("\"email\":\\s*\"(?<it>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Email();

    [GeneratedRegex("\"iban\":\\s*\"(?<it>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AccountNumber();

    [GeneratedRegex("\"bic\":\\s*\"(?<it>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AccountBic();

    [GeneratedRegex("\"key\":\\s*\"(?<it>[^\"]+)\",\\s*\"mandatory\":", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EvidenceKey();
}
