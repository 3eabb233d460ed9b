using System.Reflection;
using System.Text.RegularExpressions;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Eligibility;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Payments;
using CE4BIG.Domain.Payments.Statements;
using CE4BIG.Domain.Programmes;
using CE4BIG.Pages.Models;
using CE4BIG.Pages.Tests.Samples;
using CE4BIG.Pages.Words;

namespace CE4BIG.Pages.Tests;

public sealed partial class WordsTests
{
    private const int Patience = 5_000;

    private static readonly string Source = typeof(WordsTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "PagesSource").Value!;

    /// <summary>Groups whose keys are built from names in the program; the tests on enums and fields below hold them complete.</summary>
    private static readonly string[] BuiltGroups =
    [
        "title", "field", "hint", "evidence", "OrganisationKind", "Stage", "Ending", "StepKind", "StepState", "Role", "NoticeKind", "Intervention", "choice", "choiceHint", "decision",
        "expired", "AuditAction", "MailReturn", "next", "FormulaStepKind", "FieldProblem", "FormProblem", "ListProblem", "Refusal", "EligibilityRule", "StaffRole", "ruleFailed", "ending", "dead", "country",
    ];

    private static readonly string[] InterventionParts = ["title", "text", "button", "done"];
    private static readonly string[] StepMailParts = ["subject", "lead", "action"];
    private static readonly string[] EndingMailParts = ["subject", "visitor", "host"];

    public static TheoryData<Language> Languages => [.. Enum.GetValues<Language>()];

    [Theory, MemberData(nameof(Languages))]
    public void Every_language_has_the_same_keys_as_English(Language language)
    {
        Assert.Equal(Vocabulary.Of(Language.En).Keys.Order(StringComparer.Ordinal), Vocabulary.Of(language).Keys.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Languages))]
    public void Every_sentence_has_the_same_placeholders_as_in_English(Language language)
    {
        foreach (var key in Vocabulary.Of(Language.En).Keys)
        {
            Assert.Equal((key, PlaceholdersAt(Language.En, key)), (key, PlaceholdersAt(language, key)));
        }
    }

    [Theory, MemberData(nameof(Languages))]
    public void Every_plural_has_exactly_the_forms_of_its_language(Language language)
    {
        var plurals = Vocabulary.Of(Language.En).Keys.Where(key => Vocabulary.Of(Language.En).Get(key).Forms.Count > 1).ToList();

        Assert.NotEmpty(plurals);
        foreach (var key in plurals)
        {
            Assert.Equal((key, Joined(Plural.CategoriesOf(language))), (key, Joined(Vocabulary.Of(language).Get(key).Forms.Keys)));
        }
    }

    [Theory, MemberData(nameof(Languages))]
    public void No_sentence_is_empty_or_carries_space_at_its_ends(Language language)
    {
        foreach (var key in Vocabulary.Of(language).Keys)
        {
            Assert.All(Vocabulary.Of(language).Get(key).Forms.Values, text => Assert.True(text.Length > 0 && text.Trim() == text, $"{key}: '{text}'"));
        }
    }

    [Fact]
    public void Every_key_that_the_sources_name_exists()
    {
        var named = NamedKeys().ToList();

        Assert.NotEmpty(named);
        // A group may be named too, where its keys are put together.
        Assert.DoesNotContain(named, key => !Vocabulary.Of(Language.En).Has(key) && !Vocabulary.Of(Language.En).Has($"{key}.subject"));
    }

    [Fact]
    public void Every_key_is_used()
    {
        var named = NamedKeys().ToHashSet(StringComparer.Ordinal);
        var starts = NamedStarts().ToList();

        Assert.DoesNotContain(Vocabulary.Of(Language.En).Keys, key => !named.Contains(key)
            && !BuiltGroups.Contains(key.Split('.')[0], StringComparer.Ordinal)
            && !starts.Exists(start => key.StartsWith(start, StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Languages))]
    public void Every_member_that_pages_name_has_words(Language language)
    {
        var words = Vocabulary.Of(language);
        string[] keys =
        [
            .. Keys<OrganisationKind>(), .. Keys<Stage>(), .. Keys<Ending>(), .. Keys<Ending>("ending"), .. Keys<Ending>("endingHost"), .. Keys<StepKind>(), .. Keys<StepKind>("expired"), .. Keys<StepState>(), .. Keys<Role>(),
            .. Keys<NoticeKind>(), .. Keys<AuditAction>(), .. Keys<MailReturn>(), .. Keys<FormulaStepKind>(), .. Keys<FieldProblem>(), .. Keys<FormProblem>(), .. Keys<ListProblem>(), .. Keys<Refusal>(),
            .. Keys<TransferProblem>(), .. Keys<SettlementKind>(),
            .. Keys<EligibilityRule>(), .. Keys<EligibilityRule>("ruleFailed"), .. Keys<DeadLinkReason>("dead"), .. Keys<ReceiptKind>("receipt"),
            .. Enum.GetNames<MessageKind>().SelectMany(kind => new[] { $"message.{kind}.title", $"message.{kind}.text" }),
            .. Enum.GetNames<StepKind>().SelectMany(kind => new[] { $"exchange.wait{kind}", $"exchange.hostWait{kind}" }),
            .. Keys<Intervention>(), .. Enum.GetNames<Intervention>().SelectMany(name => InterventionParts.Select(part => $"intervention.{name}.{part}")),
            .. AllMails.Asked.SelectMany(kind => StepMailParts.Select(part => $"mail.{kind}.{part}")),
            .. Enum.GetNames<Ending>().SelectMany(ending => EndingMailParts.Select(part => $"mail.ended.{ending}.{part}")),
            .. new[] { StepKind.Travel, StepKind.AfterClosing, StepKind.Retention }.Select(kind => $"decision.{kind}.{DecisionNames.Of(Decision.DateCame)}"),
            $"decision.{StepKind.Budget}.{DecisionNames.Of(Decision.Funded)}",
            .. Sample.Programme.EligibleCountries.Select(country => $"country.{country}"),
            .. Sample.Programme.Evidence.Select(item => $"evidence.{item.Key}"),
            .. ApplicationFieldNames.All.Select(field => $"field.{field}"),
            .. Enum.GetValues<StepKind>().SelectMany(kind => DecisionNames.Offered(kind).Select(DecisionNames.Of).SelectMany(decision =>
                new[] { $"decision.{kind}.{decision}", $"choice.{DecisionWords.Group(kind)}.{decision}", $"next.{DecisionWords.Group(kind)}.{decision}" })),
        ];

        Assert.DoesNotContain(keys, key => !words.Has(key));
    }

    [Fact]
    public void Built_groups_hold_nothing_but_what_is_named()
    {
        Assert.Equal(
            [.. Enum.GetNames<Refusal>().Order(StringComparer.Ordinal)],
            Vocabulary.Of(Language.En).Keys.Where(key => key.StartsWith("Refusal.", StringComparison.Ordinal)).Select(key => key["Refusal.".Length..]).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Vocabulary.Of(Language.En).Keys, key => key.StartsWith("hint.", StringComparison.Ordinal) && !Vocabulary.Of(Language.En).Has("field." + key["hint.".Length..]));
    }

    [Theory]
    [InlineData(Language.En, 1, "one")]
    [InlineData(Language.En, 0, "other")]
    [InlineData(Language.Fr, 0, "one")]
    [InlineData(Language.Fr, 2, "other")]
    [InlineData(Language.Pl, 1, "one")]
    [InlineData(Language.Pl, 2, "few")]
    [InlineData(Language.Pl, 5, "many")]
    [InlineData(Language.Pl, 12, "many")]
    [InlineData(Language.Pl, 22, "few")]
    [InlineData(Language.Pl, 112, "many")]
    [InlineData(Language.Pl, 0, "many")]
    public void A_number_chooses_the_plural_form(Language language, int number, string form)
    {
        Assert.Equal(form, Plural.CategoryOf(language, number));
    }

    [Fact]
    public void A_placeholder_that_is_not_given_is_an_error_not_a_hole_in_the_sentence()
    {
        Assert.Throws<ArgumentException>(() => Vocabulary.Of(Language.En)["mail.greeting"]);
    }

    [Fact]
    public void What_is_filled_in_is_not_read_for_placeholders_again()
    {
        Assert.Equal("Dear {name},", Vocabulary.Of(Language.En)["mail.greeting", ("name", "{name}")]);
    }

    [Fact]
    public void No_component_holds_a_sentence_of_its_own()
    {
        foreach (var file in Files("*.razor"))
        {
            Assert.Equal((Path.GetFileName(file), ""), (Path.GetFileName(file), string.Join(" | ", LettersOutsideOfMarkup(File.ReadAllText(file)))));
        }
    }

    [Theory]
    [InlineData("<p>Please answer</p>")]
    [InlineData("<p>@(a > 0 ? b : c) days</p>")]
    [InlineData("@if (a)\n{\n    <li>@T[\"a.b\"] until</li>\n}")]
    public void A_sentence_in_a_component_would_be_found(string razor)
    {
        Assert.Single(LettersOutsideOfMarkup(razor));
    }

    private static string Joined(IEnumerable<string> parts) => string.Join(',', parts.Order(StringComparer.Ordinal));

    private static string PlaceholdersAt(Language language, string key) =>
        Joined(Vocabulary.Of(language).Get(key).Forms.Values.SelectMany(Sentence.PlaceholdersOf).Distinct());

    private static IEnumerable<string> Keys<TEnum>(string? group = null) where TEnum : struct, Enum => Enum.GetNames<TEnum>().Select(name => $"{group ?? typeof(TEnum).Name}.{name}");

    private static IEnumerable<string> Files(string pattern) => Directory.EnumerateFiles(Source, pattern, SearchOption.AllDirectories).Where(file => !file.EndsWith("_Imports.razor", StringComparison.Ordinal));

    private static IEnumerable<string> Literals() => Files("*.razor").Concat(Files("*.cs")).SelectMany(file => Literal().Matches(File.ReadAllText(file)).Select(match => match.Groups["text"].Value));

    /// <summary>Whole keys: literals of letters and dots that begin with a group of the words.</summary>
    private static IEnumerable<string> NamedKeys()
    {
        var groups = Vocabulary.Of(Language.En).Keys.Select(key => key.Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        return Literals().Where(text => text.Contains('.', StringComparison.Ordinal) && !text.Contains('{', StringComparison.Ordinal) && !Asset().IsMatch(text) && groups.Contains(text.Split('.')[0]));
    }

    /// <summary>The fixed beginnings of keys that are put together: <c>$"message.{…}"</c>.</summary>
    private static IEnumerable<string> NamedStarts() => Literals().Where(text => text.Contains('{', StringComparison.Ordinal) && text.IndexOf('{', StringComparison.Ordinal) > 3).Select(text => text[..text.IndexOf('{', StringComparison.Ordinal)]);

    private static IEnumerable<string> LettersOutsideOfMarkup(string razor)
    {
        var markup = RazorComment().Replace(razor, "");
        var code = markup.IndexOf("\n@code", StringComparison.Ordinal);
        if (code >= 0) markup = markup[..code];
        // Conditions and lambdas hold angle brackets that are no tags.
        markup = string.Join('\n', markup.Split('\n').Where(line => !Statement().IsMatch(line)));
        markup = Parenthesised().Replace(Style().Replace(markup, ""), "");
        // What stands between tags, without expressions and the lines of C# between blocks.
        return Between().Matches(markup).SelectMany(match => match.Groups["text"].Value.Split('\n')).Select(line => line.Trim())
            .Where(line => !CSharp().IsMatch(line) && Words().IsMatch(Expression().Replace(line, "")));
    }

    [GeneratedRegex("(?<!=)\"(?<text>[A-Za-z][A-Za-z-]*\\.[A-Za-z.{}-][^\"]*)\"", RegexOptions.None, matchTimeoutMilliseconds: Patience)]
    private static partial Regex Literal();

    // Files of the assets, which look like keys.
    [GeneratedRegex(@"\.(css|js)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Patience)]
    private static partial Regex Asset();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline, matchTimeoutMilliseconds: Patience)]
    private static partial Regex RazorComment();

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline, matchTimeoutMilliseconds: Patience)]
    private static partial Regex Style();

    [GeneratedRegex(@"^\s*@?(if|else|foreach|for|var)\b[^<]*(<[^a-z/][^<]*)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Patience)]
    private static partial Regex Statement();

    [GeneratedRegex(@"@\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Patience)]
    private static partial Regex Parenthesised();

    [GeneratedRegex(@">(?<text>[^<>]*)<", RegexOptions.None, matchTimeoutMilliseconds: Patience)]
    private static partial Regex Between();

    [GeneratedRegex(@"@\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|@[A-Za-z_][\w.]*(?:\[(?:[^\[\]])*\]|\((?:[^()]|\([^()]*\))*\))*(?:\.\w+(?:\([^()]*\))?)*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Patience)]
    private static partial Regex Expression();

    [GeneratedRegex(@"^(//|[{}]|@?(if|else|foreach|for|var)\b)|;$|=>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Patience)]
    private static partial Regex CSharp();

    [GeneratedRegex(@"\p{L}{2,}", RegexOptions.None, matchTimeoutMilliseconds: Patience)]
    private static partial Regex Words();
}
