using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Eligibility;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Pages.Words;

namespace CE4BIG.Pages.Models;

/// <summary>One thing that is wrong with a form, at one field; Pages has the sentence.</summary>
public sealed record FormError
{
    private FormError(string field, string key) => (Field, Key) = (field, key);

    /// <summary>The name of the field.</summary>
    public string Field { get; }

    /// <summary>Where the sentence stands among the words.</summary>
    internal string Key { get; }

    /// <summary>A number that the sentence names: the most characters, the attempts left.</summary>
    internal long? Limit { get; private init; }

    /// <summary>What the sentence is about beside the field: the name of a file.</summary>
    internal string Subject { get; private init; } = "";

    /// <summary>The other file, where two are the same.</summary>
    internal string Other { get; private init; } = "";

    /// <summary>The rule of eligibility that is not kept, where that is the problem.</summary>
    internal RuleOutcome? Rule { get; private init; }

    /// <summary>A problem that the application's reader found.</summary>
    public static FormError Of(FieldError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new FormError(error.Field, $"{nameof(FieldProblem)}.{error.Problem}") { Limit = error.Limit };
    }

    /// <summary>A rule of eligibility that the application does not keep.</summary>
    public static FormError Of(RuleOutcome failed)
    {
        ArgumentNullException.ThrowIfNull(failed);
        return new FormError(failed.Field, RuleSentence.FailedKey(failed.Rule)) { Rule = failed };
    }

    /// <summary>A problem with a step's form. <paramref name="subject"/> is a file's name in problems with files.</summary>
    public static FormError Of(string field, FormProblem problem, long? limit = null, string subject = "") =>
        new(field, $"{nameof(FormProblem)}.{problem}") { Limit = limit, Subject = subject };

    /// <summary>A file that is the same as another one, both by name.</summary>
    public static FormError Twice(string field, string subject, string other) =>
        new(field, $"{nameof(FormProblem)}.{FormProblem.FileTwice}") { Subject = subject, Other = other };

    /// <summary>A refusal of the exchange itself, shown at the field that can mend it.</summary>
    public static FormError Of(string field, Refusal refusal) => new(field, $"{nameof(Refusal)}.{refusal}");

    internal string Sentence(Vocabulary words, Formats formats) => Rule is { } rule
        ? RuleSentence.Failed(rule, words, formats)
        : words[Key, ("n", Limit ?? 0), ("limit", formats.Number(Limit ?? 0)), ("subject", Subject), ("other", Other)];
}
