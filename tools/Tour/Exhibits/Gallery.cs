using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Net;
using CE4BIG.Season;
using CE4BIG.Season.Desk;
using CE4BIG.Season.Post;
using CE4BIG.Tour.Staging;

namespace CE4BIG.Tour.Exhibits;

/// <summary>
/// Every page of a running desk, kept in all languages. What is kept is what the desk answered; pages that only come as the answer to
/// a form are asked for by sending it in each language, so only forms may be shown that may be sent again.
/// </summary>
internal sealed class Gallery(RunningDesk desk)
{
    private readonly ConcurrentDictionary<string, Exhibit> _exhibits = new(StringComparer.Ordinal);

    /// <summary>The languages that pages speak.</summary>
    public static ImmutableArray<string> Languages { get; } = ["en", "fr", "de", "pl"];

    /// <summary>All exhibits by their names.</summary>
    public ImmutableArray<Exhibit> Exhibits => [.. _exhibits.Values.OrderBy(e => e.Name, StringComparer.Ordinal)];

    /// <summary>The mails worth a look, by the name of what they say.</summary>
    public ConcurrentDictionary<string, Letter> Letters { get; } = new(StringComparer.Ordinal);

    /// <summary>The exhibit of a name.</summary>
    public Exhibit this[string name] => _exhibits[name];

    /// <summary>Keeps the page at an address.</summary>
    public Task ShowAsync(string name, string address, string? cookie = null, HttpStatusCode status = HttpStatusCode.OK) =>
        KeepAsync(name, new Uri(desk.Base, address), address => new HttpRequestMessage(HttpMethod.Get, address), cookie, status);

    /// <summary>Keeps the page that a mail's first link leads to.</summary>
    public Task ShowAsync(string name, Letter letter, HttpStatusCode status = HttpStatusCode.OK) => ShowAsync(name, letter.ActionLink!.AbsoluteUri, status: status);

    /// <summary>Keeps the page that answers a form.</summary>
    public Task ShowAsync(string name, DeskForm form, string? cookie = null, HttpStatusCode status = HttpStatusCode.OK) =>
        KeepAsync(name, form.Target, address => new HttpRequestMessage(HttpMethod.Post, address) { Content = form.ToContent() }, cookie, status);

    private async Task KeepAsync(string name, Uri address, Func<Uri, HttpRequestMessage> newRequest, string? cookie, HttpStatusCode status)
    {
        var pages = new Dictionary<string, KeptPage>(StringComparer.Ordinal);
        foreach (var language in Languages)
        {
            var switched = new UriBuilder(address) { Query = address.Query is { Length: > 1 } query ? $"{query}&lang={language}" : $"?lang={language}" }.Uri;
            using var request = newRequest(switched);
            if (cookie is not null)
            {
                request.Headers.Add("Cookie", cookie);
            }

            using var response = await desk.Http.SendAsync(request);
            var html = await response.Content.ReadAsStringAsync();
            if (response.StatusCode != status || !html.Contains($"<html lang=\"{language}\"", StringComparison.Ordinal))
            {
                throw new UnplayableException($"{name} in {language}: {desk.Explain(new DeskPage(switched, response.StatusCode, html))}");
            }

            pages.Add(language, new KeptPage(switched, response.StatusCode, response.Headers.GetValues("Content-Security-Policy").Single(), html));
        }

        if (!_exhibits.TryAdd(name, new Exhibit(name, pages.ToFrozenDictionary(StringComparer.Ordinal))))
        {
            throw new InvalidOperationException($"There are two exhibits called {name}.");
        }
    }
}
