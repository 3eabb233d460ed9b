using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Desk;

/// <summary>The keys of the desk's projection. Each kind of list is a range of keys, in the order in which it is shown.</summary>
internal static class DeskKeys
{
    public const string All = "all|";
    public const string Due = "due|";
    public const string Money = "pay|";
    public const string MailProblem = "mail|";
    public const string Changed = "changed|";
    private const string AllowedInAddress = "@.-+_";

    /// <summary>The exchange's own row: what is known of it, and which other rows it has.</summary>
    public static string Entry(ExchangeId id) => $"entry|{id}";

    public static string OfStage(Stage stage) => $"stage|{stage}|";

    public static string OfEnding(Ending ending) => $"ending|{ending}|";

    public static string OfPerson(string email) => $"task|{Safe(email)}|";

    /// <summary>What begins so; a whole word with the bar after it.</summary>
    public static string OfWord(string word) => $"word|{word}";

    public static string Moment(DateTimeOffset at) => at.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>What sorts behind everything that begins with a prefix, and before all that does not.</summary>
    public static string After(string prefix) => prefix[..^1] + (char)(prefix[^1] + 1);

    /// <summary>Every key under which an exchange is listed.</summary>
    public static ImmutableArray<string> Of(DeskEntry entry, ImmutableArray<string> words, bool hasMailProblem, DateTimeOffset changedAt)
    {
        // Rows come in ascending order; counting down from the end of time puts the newest first.
        var newest = $"{(DateTimeOffset.MaxValue.UtcTicks - entry.SubmittedAt.UtcTicks).ToString("D19", CultureInfo.InvariantCulture)}|{entry.Id}";
        var keys = new List<string> { All + newest, OfStage(entry.Stage) + newest, $"{Changed}{Moment(changedAt)}|{entry.Id}" };
        if (entry.Ending is { } ending)
        {
            keys.Add(OfEnding(ending) + newest);
        }

        if (hasMailProblem)
        {
            keys.Add(MailProblem + newest);
        }

        foreach (var step in entry.Waiting.Where(s => s.MustBeAnswered))
        {
            var due = $"{Moment(step.DueAt)}|{entry.Id}|{step.Key}";
            keys.Add(Due + due);
            keys.Add(OfPerson(step.Email!) + due);
            if (DeskStep.IsMoney(step.Key.Kind))
            {
                keys.Add(Money + due);
            }
        }

        keys.AddRange(words.Select(word => $"{OfWord(word)}|{newest}"));
        return [.. keys];
    }

    /// <summary>The step that a row of a range by deadline is about; null where it is none.</summary>
    public static StepKey? StepOf(string key) => StepKey.TryParse(key[(key.LastIndexOf('|') + 1)..], out var step) ? step : null;

    /// <summary>The word of a row that is listed under one.</summary>
    public static string WordOf(string key) => key.Split('|')[1];

    /// <summary>A text as it may stand in a key (no slash, backslash, hash, question mark, control character), and without the bar that separates parts.</summary>
    public static string Safe(string text)
    {
        var safe = new StringBuilder();
        foreach (var letter in text.Trim().ToLowerInvariant())
        {
            _ = char.IsAsciiLetterOrDigit(letter) || AllowedInAddress.Contains(letter, StringComparison.Ordinal)
                ? safe.Append(letter)
                : safe.Append('=').Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture));
        }

        return safe.ToString();
    }
}
