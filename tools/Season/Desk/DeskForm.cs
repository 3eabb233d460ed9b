using System.Globalization;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CE4BIG.Season.Evidence;

namespace CE4BIG.Season.Desk;

/// <summary>
/// A form in a page, filled in the way a person does: only fields that are there, only choices that are offered, no more
/// characters than fit, and submitted as a browser submits it.
/// </summary>
internal sealed class DeskForm
{
    private const string Multipart = "multipart/form-data";

    private readonly DeskPage _page;
    private readonly IHtmlFormElement _form;
    private readonly List<KeyValuePair<string, string>> _fields = [];
    private readonly List<KeyValuePair<string, EvidenceFile>> _files = [];

    public DeskForm(DeskPage page, IHtmlFormElement form)
    {
        _page = page;
        _form = form;
        _fields.AddRange(form.Elements.OfType<IHtmlElement>().SelectMany(Prefilled));
    }

    /// <summary>Where it is sent: the form's action, or the page's own address.</summary>
    public Uri Target => _form.GetAttribute("action") is { Length: > 0 } action ? new Uri(_page.Address, action) : _page.Address;

    /// <summary>What would be sent under this name now, or null.</summary>
    public string? this[string name] => _fields.Find(f => f.Key == name).Value;

    public bool Has(string name) => Controls(name).Any();

    /// <summary>The names of what a person sees in the form and can fill in, in its order.</summary>
    public IEnumerable<string> Shown => _form.Elements.Where(e => e is not IHtmlButtonElement && e.GetAttribute("type") != "hidden")
        .Select(e => e.GetAttribute("name")).OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>Types or chooses a value.</summary>
    /// <exception cref="UnplayableException">The form does not let a person do that.</exception>
    public DeskForm Fill(string name, string value)
    {
        var controls = Controls(name).ToList();
        var problem = controls switch
        {
            [] => "is not in the form",
            [IHtmlSelectElement select] when !select.Options.Any(o => o.Value == value) => $"does not offer {value}",
            [IHtmlInputElement { Type: "radio" or "checkbox" }, ..] when !controls.OfType<IHtmlInputElement>().Any(i => i.Value == value) => $"does not offer {value}",
            [IHtmlInputElement { Type: "file" }, ..] => "takes files",
            [var field, ..] when IsLonger(value, field.GetAttribute("maxlength")) => "does not take that many characters",
            _ => null,
        };
        return problem is null ? Force(name, value) : throw new UnplayableException($"{_page.Address.AbsolutePath}: {name} {problem}");
    }

    /// <summary>Ticks one of several boxes of the same name, besides those that are ticked.</summary>
    /// <exception cref="UnplayableException">There is no such box.</exception>
    public DeskForm Tick(string name, string value)
    {
        if (!Controls(name).OfType<IHtmlInputElement>().Any(i => i.Type == "checkbox" && i.Value == value))
        {
            throw new UnplayableException($"{_page.Address.AbsolutePath}: {name} has no box for {value}");
        }

        _fields.Add(new(name, value));
        return this;
    }

    /// <summary>Chooses the first value that is offered.</summary>
    /// <exception cref="UnplayableException">None is.</exception>
    public DeskForm FillAny(string name)
    {
        var offered = Controls(name).SelectMany(c => c is IHtmlSelectElement select ? select.Options.Select(o => o.Value) : [(c as IHtmlInputElement)?.Value ?? string.Empty]);
        return Fill(name, offered.FirstOrDefault(v => v.Length > 0) ?? throw new UnplayableException($"{_page.Address.AbsolutePath}: {name} offers nothing"));
    }

    /// <summary>Presses a button that has a name and a value of its own.</summary>
    /// <exception cref="UnplayableException">There is no such button.</exception>
    public DeskForm Press(string name, string value) =>
        Controls(name).OfType<IHtmlButtonElement>().Any(b => b.Value == value)
            ? Force(name, value)
            : throw new UnplayableException($"{_page.Address.AbsolutePath}: no button {name} = {value}");

    /// <summary>Sets a value whether or not the form lets a person do that, as a hand-made request could.</summary>
    public DeskForm Force(string name, string value)
    {
        Clear(name);
        _fields.Add(new(name, value));
        return this;
    }

    /// <summary>Leaves a field out altogether, as a hand-made request could.</summary>
    public DeskForm Clear(string name)
    {
        _fields.RemoveAll(f => f.Key == name);
        return this;
    }

    /// <summary>Chooses a file to upload.</summary>
    public DeskForm Attach(string name, EvidenceFile file)
    {
        if (_form.QuerySelector($"input[type='file'][name='{name}']") is null)
        {
            throw new UnplayableException($"{_page.Address.AbsolutePath}: no file can be given for {name}");
        }

        return ForceFile(name, file);
    }

    /// <summary>Adds a file whether or not the form asks for it.</summary>
    public DeskForm ForceFile(string name, EvidenceFile file)
    {
        _files.Add(new(name, file));
        return this;
    }

    /// <summary>The files chosen so far.</summary>
    public IReadOnlyList<KeyValuePair<string, EvidenceFile>> Files => [.. _files];

    /// <summary>The names of all file fields.</summary>
    public IEnumerable<string> FileFields =>
        _form.QuerySelectorAll("input[type='file']").Select(i => i.GetAttribute("name")).OfType<string>();

    /// <summary>The body as a browser sends it. Made anew for each try, since a request consumes it.</summary>
    public HttpContent ToContent()
    {
        if (_form.GetAttribute("enctype") != Multipart)
        {
            return new FormUrlEncodedContent(_fields.Select(f => KeyValuePair.Create(f.Key, AsBrowsersSend(f.Value))));
        }

        var body = new MultipartFormDataContent();
        foreach (var (name, value) in _fields)
        {
            body.Add(new StringContent(AsBrowsersSend(value)), name);
        }

        foreach (var (name, file) in _files)
        {
            body.Add(new ReadOnlyMemoryContent(file.Content) { Headers = { ContentType = new MediaTypeHeaderValue(file.ContentType) } }, name, file.Name);
        }

        return body;
    }

    private static string AsBrowsersSend(string value) => value.ReplaceLineEndings("\r\n");

    private static bool IsLonger(string value, string? most) =>
        int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && value.Length > limit;

    private static IEnumerable<KeyValuePair<string, string>> Prefilled(IHtmlElement control) => control switch
    {
        IHtmlInputElement { Name: { Length: > 0 } name, Type: "radio" or "checkbox" } box => box.IsChecked ? [new(name, box.Value)] : [],
        IHtmlInputElement { Type: "file" or "submit" or "button" or "reset" or "image" } => [],
        IHtmlInputElement { Name: { Length: > 0 } name } input => [new(name, input.Value)],
        IHtmlTextAreaElement { Name: { Length: > 0 } name } area => [new(name, area.Value)],
        IHtmlSelectElement { Name: { Length: > 0 } name } select => [new(name, select.Value ?? string.Empty)],
        _ => [],
    };

    private IEnumerable<IElement> Controls(string name) => _form.Elements.Where(e => e.GetAttribute("name") == name);
}
