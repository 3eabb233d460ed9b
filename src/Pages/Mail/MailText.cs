using System.Text;

namespace CE4BIG.Pages.Mail;

/// <summary>Writes the parts of a mail as plain text, in the same order as <see cref="MailHtml"/>.</summary>
internal static class MailText
{
    public static string Write(MailParts parts)
    {
        var text = new StringBuilder(1024);
        Paragraph(text, parts.Greeting);
        foreach (var lead in parts.Lead) Paragraph(text, lead);
        if (!parts.List.IsEmpty) Paragraph(text, Lines(parts.List));
        foreach (var group in parts.Groups) Group(text, group, parts);
        if (parts.Asks) Request(text, parts);
        if (parts.Quote is { } quote) Paragraph(text, $"{parts.Labelled(quote.Label)}\n{Quoted(quote.Text)}");
        if (!parts.Asks && parts.Deadline is { } deadline) Paragraph(text, deadline);
        foreach (var detail in parts.Details) Paragraph(text, detail);
        if (parts.Formula is { } formula) Paragraph(text, $"{parts.Labelled(formula.Label)}\n{Lines(formula.Lines)}");
        if (!parts.Asks) Request(text, parts);
        if (!parts.Facts.IsEmpty) Paragraph(text, string.Join('\n', parts.Facts.Select(fact => $"{parts.Labelled(fact.Label)} {fact.Text}")));
        // "-- " begins a signature: mail programs show what follows as such.
        text.Append("-- \n").AppendJoin("\n\n", parts.Footer).Append('\n');
        return text.ToString();
    }

    // The one action with all that belongs to it.
    private static void Request(StringBuilder text, MailParts parts)
    {
        if (parts.Action is { } action) Paragraph(text, $"{parts.Labelled(action.Label)}\n{action.Text}");
        if (parts.Code is { } code) Paragraph(text, $"{parts.Labelled(code.Label)} {code.Text}\n{parts.CodeHint}");
        if (parts.Asks && parts.Deadline is { } deadline) Paragraph(text, deadline);
        if (parts.Involved is { } involved) Paragraph(text, $"{parts.Labelled(involved.Label)} {involved.Text}");
    }

    private static void Group(StringBuilder text, MailGroup group, MailParts parts)
    {
        if (group.Title is { } title) Paragraph(text, parts.Labelled(title));
        foreach (var entry in group.Entries)
        {
            text.Append(entry.Title).Append('\n');
            if (entry.Line is { } line) text.Append(line).Append('\n');
            if (entry.Code is { } code) text.Append(parts.Labelled(code.Label)).Append(' ').Append(code.Text).Append('\n');
            if (entry.Action is { } action) text.Append(parts.Labelled(action.Label)).Append('\n').Append(action.Text).Append('\n');
            text.Append('\n');
        }
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Select(line => $"- {line}"));

    private static void Paragraph(StringBuilder text, string paragraph) => text.Append(paragraph).Append("\n\n");

    private static string Quoted(string words) => string.Join('\n', words.ReplaceLineEndings("\n").Split('\n').Select(line => $"> {line}"));
}
