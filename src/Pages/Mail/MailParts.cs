using System.Collections.Immutable;
using CE4BIG.Domain.Programmes;
using CE4BIG.Pages.Words;

namespace CE4BIG.Pages.Mail;

/// <summary>The parts of a mail in their order. HTML and text are both written from them, so that they cannot differ.</summary>
public sealed record MailParts
{
    /// <summary>The language, for the document's <c>lang</c>.</summary>
    public required Language Language { get; init; }

    /// <summary>The subject line.</summary>
    public required string Subject { get; init; }

    /// <summary>
    /// What mail programs show of a mail beside its subject: what is asked and until when. It leads the HTML and is not seen there.
    /// </summary>
    public required string Preheader { get; init; }

    /// <summary>"Dear …".</summary>
    public required string Greeting { get; init; }

    /// <summary>What is the matter, most important first.</summary>
    public required ImmutableArray<string> Lead { get; init; }

    /// <summary>Somebody's own words, with who wrote them above.</summary>
    public LabelledText? Quote { get; init; }

    /// <summary>The one action: what the button says, and where it leads.</summary>
    public LabelledText? Action { get; init; }

    /// <summary>What to say above the address in plain sight, for those whose button does not work.</summary>
    public string LinkHint { get; init; } = "";

    /// <summary>The code with its label.</summary>
    public LabelledText? Code { get; init; }

    /// <summary>
    /// Whether something is asked for: then button, code and deadline follow the first sentences, and the rest comes below. A mail that
    /// tells something says all of it first; its code is for what the reader may want to do besides.
    /// </summary>
    public required bool Asks { get; init; }

    /// <summary>What the code is for.</summary>
    public string CodeHint { get; init; } = "";

    /// <summary>The deadline in words.</summary>
    public string? Deadline { get; init; }

    /// <summary>Who else is involved, in one line; null where nobody is.</summary>
    public LabelledText? Involved { get; init; }

    /// <summary>What else is worth knowing.</summary>
    public ImmutableArray<string> Details { get; init; } = [];

    /// <summary>A list that the lead ends with: the evidence to collect, or what is missing.</summary>
    public ImmutableArray<string> List { get; init; } = [];

    /// <summary>Several matters, each with its own link and code; for the mail of the day.</summary>
    public ImmutableArray<MailGroup> Groups { get; init; } = [];

    /// <summary>How the amount comes about, line by line, with what it is above.</summary>
    public LabelledLines? Formula { get; init; }

    /// <summary>The facts of the exchange, line by line.</summary>
    public ImmutableArray<LabelledText> Facts { get; init; } = [];

    /// <summary>Who sent this and why; the funding statement.</summary>
    public ImmutableArray<string> Footer { get; init; } = [];

    /// <summary>What goes along.</summary>
    public ImmutableArray<MailAttachment> Attachments { get; init; } = [];

    /// <summary>A label before what it labels; French leaves a space before the colon.</summary>
    public string Labelled(string label) => Vocabulary.Of(Language)["mail.label", ("label", label)];
}
