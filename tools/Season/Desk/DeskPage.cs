using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CE4BIG.Season.Desk;

/// <summary>A page as it was served: its status, its place, and its content as a browser would understand it.</summary>
internal sealed partial class DeskPage(Uri address, HttpStatusCode status, string html)
{
    private readonly Lazy<IHtmlDocument> _document = new(() => new HtmlParser().ParseDocument(html));

    public Uri Address => address;

    public HttpStatusCode Status => status;

    /// <summary>The cookie that it set, as it is to be sent back; null where it set none.</summary>
    public string? Cookie { get; init; }

    public string Html => html;

    public IHtmlDocument Document => _document.Value;

    /// <summary>What the page says it is about: a step's kind, or "apply".</summary>
    public string? Step => Data("data-step");

    /// <summary>form, receipt or error.</summary>
    public string? Outcome => Data("data-outcome");

    /// <summary>The number of the exchange that the page shows, or null.</summary>
    public string? ExchangeNumber => NumberPattern().Match(Document.QuerySelector("main")?.TextContent ?? string.Empty) is { Success: true } match ? match.Value : null;

    /// <summary>What the page complains about, in its own words.</summary>
    public string ErrorText =>
        Squeeze((Document.GetElementById("error-summary") ?? Document.QuerySelector("main") ?? Document.DocumentElement).TextContent);

    /// <summary>Status and words in one line, for a report.</summary>
    public string Answer => string.Create(CultureInfo.InvariantCulture, $"{(int)Status}: {(ErrorText is { Length: > 300 } text ? text[..300] + "…" : ErrorText)}");

    /// <summary>What the page says in a data attribute, wherever it does, or null.</summary>
    public string? Data(string attribute) => Document.QuerySelector($"[{attribute}]")?.GetAttribute(attribute);

    /// <summary>The message at a field, or null where there is none.</summary>
    public string? ErrorAt(string field) => Document.GetElementById(field + "-error") is { } message ? Squeeze(message.TextContent) : null;

    /// <summary>The form that has a field of this name.</summary>
    /// <exception cref="UnplayableException">No form has one: a person could not go on either.</exception>
    public DeskForm FormWith(string field) =>
        Document.Forms.FirstOrDefault(form => form.QuerySelector($"[name='{field}']") is not null) is IHtmlFormElement found
            ? new DeskForm(this, found)
            : throw new UnplayableException($"{Address.AbsolutePath} has no form with {field}, but {Answer}");

    /// <summary>The form for one of several actions: a hidden field or a button says which.</summary>
    /// <exception cref="UnplayableException">The action is not offered.</exception>
    public DeskForm FormOffering(string name, string value) =>
        Document.Forms.FirstOrDefault(form => form.QuerySelector($"[name='{name}'][value='{value}']") is not null) is IHtmlFormElement found
            ? new DeskForm(this, found).Force(name, value)
            : throw new UnplayableException($"{Address.AbsolutePath} does not offer {value}, but {Answer}");

    private static string Squeeze(string text) => SpacePattern().Replace(text, " ").Trim();

    [GeneratedRegex("CX-[0-9A-HJKMNP-TV-Z]{8}", RegexOptions.None, 1000)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex SpacePattern();
}
