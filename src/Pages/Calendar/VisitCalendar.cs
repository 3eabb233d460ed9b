using System.Globalization;
using System.Text;
using CE4BIG.Pages.Words;

namespace CE4BIG.Pages.Calendar;

/// <summary>Writes a visit as a calendar file that every calendar program reads (RFC 5545). It holds no link: files are passed on.</summary>
public static class VisitCalendar
{
    /// <summary>The file's name.</summary>
    public const string FileName = "visit.ics";

    /// <summary>The media type; it names the method too, as RFC 5545 §8.1 asks.</summary>
    public const string MediaType = "text/calendar; charset=utf-8; method=PUBLISH";

    // RFC 5545 §3.1: lines end with CRLF and are no longer than 75 octets without it.
    private const string LineEnd = "\r\n";
    private const int LongestLine = 75;

    /// <summary>The file.</summary>
    public static string Write(VisitEvent visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var words = Vocabulary.Of(visit.Language);
        var file = new StringBuilder(512);
        Line(file, "BEGIN:VCALENDAR");
        Line(file, "VERSION:2.0");
        Line(file, "PRODID:-//CE4BIG//Exchange Desk//EN");
        Line(file, "CALSCALE:GREGORIAN");
        Line(file, "METHOD:PUBLISH");
        Line(file, "BEGIN:VEVENT");
        Line(file, $"UID:{visit.Exchange}@exchange-desk");
        Line(file, $"DTSTAMP:{visit.At.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}");
        Line(file, string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{visit.Version}"));
        Line(file, $"DTSTART;VALUE=DATE:{Day(visit.Start)}");

        // The end of days is the first day after them (RFC 5545 §3.6.1).
        Line(file, $"DTEND;VALUE=DATE:{Day(visit.End.AddDays(1))}");
        Line(file, $"SUMMARY:{Text(words["mail.calendar.summary", ("visitor", visit.Visitor), ("host", visit.Host)])}");
        if (visit.Country is { } country)
        {
            Line(file, $"LOCATION:{Text($"{visit.Host}, {Countries.Name(words, country)}")}");
        }

        Line(file, $"DESCRIPTION:{Text(words["mail.calendar.description", ("number", visit.Exchange), ("programme", visit.Programme)])}");
        Line(file, visit.IsCancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
        Line(file, "END:VEVENT");
        Line(file, "END:VCALENDAR");
        return file.ToString();
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    // RFC 5545 §3.3.11. Other control characters are not allowed at all.
    private static string Text(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var character in text.ReplaceLineEndings("\n"))
        {
            _ = character switch
            {
                '\\' or ';' or ',' => escaped.Append('\\').Append(character),
                '\n' => escaped.Append("\\n"),
                _ when char.IsControl(character) => escaped,
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }

    // Folded between characters, never within one: a line break inside of an ł would be read as two wrong letters.
    private static void Line(StringBuilder file, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                file.Append(LineEnd).Append(' ');
                octets = 1;
            }

            file.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        file.Append(LineEnd);
    }
}
