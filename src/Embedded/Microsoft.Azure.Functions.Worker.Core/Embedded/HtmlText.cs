using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace Microsoft.Azure.Functions.Worker.Embedded;

/// <summary>HTML from an interpolated string: what is written in the code is markup, what is inserted is text.</summary>
[InterpolatedStringHandler]
internal readonly struct HtmlText(int literalLength, int formattedCount)
{
    private readonly StringBuilder _html = new(literalLength + (formattedCount * 16));

    public void AppendLiteral(string markup) => _html.Append(markup);

    public void AppendFormatted(string? text) => _html.Append(HtmlEncoder.Default.Encode(text ?? ""));

    public void AppendFormatted(HtmlText html) => _html.Append(html._html);

    public void AppendFormatted(IEnumerable<HtmlText> parts)
    {
        foreach (var part in parts)
        {
            AppendFormatted(part);
        }
    }

    public override string ToString() => _html.ToString();
}
