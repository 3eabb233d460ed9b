namespace CE4BIG.Pages.Models;

/// <summary>What one page shows. <see cref="PageRenderer"/> renders the component that belongs to it.</summary>
public abstract record PageModel
{
    /// <summary>The component that shows this model; it takes the model in a parameter named <c>Model</c>.</summary>
    internal abstract Type Component { get; }

    /// <summary>What the page is about, for tools that look at it: <c>data-step</c>.</summary>
    internal abstract string Topic { get; }

    /// <summary>Which page it is, whatever it is about: <c>data-page</c>, the model's name without its last word.</summary>
    internal string PageName => GetType().Name[..^"Model".Length];

    /// <summary>What the page is to its reader: <c>data-outcome</c>.</summary>
    internal abstract PageOutcome Outcome { get; }

    /// <summary>Where the title stands among the words; it is also the heading.</summary>
    internal virtual string TitleKey => $"title.{Topic}";

    /// <summary>Whether the page needs the width of a table rather than that of a text.</summary>
    internal virtual bool Wide => false;

    /// <summary>What was typed, for the pages that are a form.</summary>
    internal virtual FormInput? Form => null;

    /// <summary>What the ids of that form's fields begin with, where a page has several forms.</summary>
    internal virtual string FormPrefix => "";

    /// <summary>
    /// The id and the address of a form that keeps what was typed when the page's language is switched: the switch sends it there with
    /// <c>save=language</c>. What its Enter key does is <c>go</c>. Null where the switch is a plain link.
    /// </summary>
    internal virtual (string Id, string Action, string Go)? KeepingForm => null;

    /// <summary>
    /// The file of <c>Assets</c> that makes the page more comfortable, <c>apply.js</c>; null for the pages that have none. Everything works without.
    /// </summary>
    internal virtual string? Script => null;

    /// <summary>All scripts of the page, for those that need more than one.</summary>
    internal virtual IReadOnlyList<string> Scripts => Script is { } script ? [script] : [];

    /// <summary>Whether the page loads a script, which its security policy has to allow.</summary>
    public bool HasScript => Scripts.Count > 0;
}
