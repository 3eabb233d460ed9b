using System.Globalization;

namespace CE4BIG.TableServer.Filters;

/// <summary>Reads a <c>$filter</c>: and, or, not, brackets, and comparisons of a property with a literal.</summary>
internal sealed class FilterParser
{
    private const int DeepestNesting = 50;

    private readonly string _text;
    private int _at;
    private int _depth;

    private FilterParser(string text) => _text = text;

    /// <summary>The filter; null where the text is none.</summary>
    public static Filter? Parse(string text)
    {
        var parser = new FilterParser(text);
        var filter = parser.Disjunction();
        return parser._at == text.Length ? filter : null;
    }

    private Filter? Disjunction()
    {
        var left = Conjunction();
        while (left is not null && TakeWord("or"))
        {
            left = Conjunction() is { } right ? new Or(left, right) : null;
        }

        return left;
    }

    private Filter? Conjunction()
    {
        var left = Term();
        while (left is not null && TakeWord("and"))
        {
            left = Term() is { } right ? new And(left, right) : null;
        }

        return left;
    }

    private Filter? Term()
    {
        if (++_depth > DeepestNesting)
        {
            return null;
        }

        try
        {
            return TakeWord("not") ? Term() is { } inner ? new Not(inner) : null
                : Take('(') ? Disjunction() is { } bracketed && Take(')') ? bracketed : null
                : Compared();
        }
        finally
        {
            _depth--;
        }
    }

    private Comparison? Compared()
    {
        var property = Word();
        var comparison = Word();
        return property is not null && comparison is "eq" or "ne" or "gt" or "ge" or "lt" or "le" && Literal() is { } literal
            ? new Comparison(property!, comparison, literal)
            : null;
    }

    private string? Word()
    {
        SkipSpace();
        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] == '_'))
        {
            _at++;
        }

        return _at > start ? _text[start.._at] : null;
    }

    private object? Literal()
    {
        SkipSpace();
        var start = _at;
        while (_at < _text.Length && _text[_at] is not (' ' or ')' or '\''))
        {
            _at++;
        }

        var head = _text[start.._at];
        return _at < _text.Length && _text[_at] == '\'' ? Quoted() is { } quoted ? Typed(head, quoted) : null : Bare(head);
    }

    private static object? Typed(string type, string text) => type switch
    {
        "" => text,
        "guid" => Guid.TryParse(text, out var id) ? id : null,
        "datetime" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null,
        "X" or "binary" => Bytes(text),
        _ => null,
    };

    private static object? Bare(string text) => text switch
    {
        "true" => true,
        "false" => false,
        _ when long.TryParse(text.TrimEnd('L'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var fraction) => fraction,
        _ => null,
    };

    private static byte[]? Bytes(string hex)
    {
        try
        {
            return Convert.FromHexString(hex);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // A quote within is doubled.
    private string? Quoted()
    {
        var start = ++_at;
        for (; _at < _text.Length; _at++)
        {
            if (_text[_at] != '\'')
            {
                continue;
            }

            if (_at + 1 < _text.Length && _text[_at + 1] == '\'')
            {
                _at++;
                continue;
            }

            return _text[start.._at++].Replace("''", "'", StringComparison.Ordinal);
        }

        return null;
    }

    private bool TakeWord(string word)
    {
        SkipSpace();
        var end = _at + word.Length;
        if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0 || (end < _text.Length && _text[end] is not (' ' or '(')))
        {
            return false;
        }

        _at = end;
        return true;
    }

    private bool Take(char sign)
    {
        SkipSpace();
        if (_at >= _text.Length || _text[_at] != sign)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && _text[_at] == ' ')
        {
            _at++;
        }
    }
}
