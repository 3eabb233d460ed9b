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
        if (!parts.List.IsEmpty) Paragraph(text, string.Join('\n', parts.List.Select(item => $"- {item}")));
        if (parts.Quote is { } quote) Paragraph(text, $"{quote.Label}:\n{Quoted(quote.Text)}");
        if (parts.Action is { } action) Paragraph(text, $"{action.Label}:\n{action.Text}");
        if (!parts.CodeAside) Code(text, parts);
        if (parts.Deadline is { } deadline) Paragraph(text, deadline);
        foreach (var detail in parts.Details) Paragraph(text, detail);
        if (parts.Formula is { } formula) Paragraph(text, $"{formula.Label}:\n{string.Join('\n', formula.Lines.Select(line => $"- {line}"))}");
        if (parts.CodeAside) Code(text, parts);
        if (!parts.Facts.IsEmpty) Paragraph(text, string.Join('\n', parts.Facts.Select(fact => $"{fact.Label}: {fact.Text}")));
        // "-- " begins a signature: mail programs show what follows as such.
        text.Append("-- \n").AppendJoin("\n\n", parts.Footer).Append('\n');
        return text.ToString();
    }

    private static void Code(StringBuilder text, MailParts parts)
    {
        if (parts.Code is { } code) Paragraph(text, $"{code.Label}: {code.Text}\n{parts.CodeHint}");
    }

    private static void Paragraph(StringBuilder text, string paragraph) => text.Append(paragraph).Append("\n\n");

    private static string Quoted(string words) => string.Join('\n', words.ReplaceLineEndings("\n").Split('\n').Select(line => $"> {line}"));
}
