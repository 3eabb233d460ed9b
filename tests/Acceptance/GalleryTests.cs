using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CE4BIG.Pages.Models;
using CE4BIG.Tour;
using CE4BIG.Tour.Exhibits;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CE4BIG.Acceptance;

/// <summary>Every page there is, in each language, as a browser has it.</summary>
public sealed partial class GalleryTests(OpenGallery open) : IClassFixture<OpenGallery>
{
    // As many as there are processors to draw pages with.
    private const int TabsAtOnce = 2;

    private const int LargestPage = 100 * 1024;

    private static readonly int[] Widths = [360, 1600];

    public static TheoryData<string> Languages => [.. Gallery.Languages];

    [Fact]
    public void Every_kind_of_page_is_in_the_gallery()
    {
        var kinds = typeof(PageModel).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(PageModel)) && !t.IsAbstract).Select(t => t.Name[..^"Model".Length]);
        var shown = open.Gallery.Exhibits.Select(e => KindPattern().Match(e.Pages["en"].Html).Groups["kind"].Value);

        Assert.Empty(kinds.Except(shown, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task No_page_breaks_a_rule_of_accessibility_in_either_colour_scheme(string language)
    {
        var script = new BundledAxeScriptProvider().GetScript();
        var options = new BrowserNewContextOptions { ViewportSize = new() { Width = 1200, Height = 900 }, ReducedMotion = ReducedMotion.Reduce, BypassCSP = true };
        var found = await LookAtAllAsync(language, options, async (tab, name) =>
        {
            // Injected once for both, and run where it is: the package's own way opens a further page for each run.
            await tab.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            await tab.Page.EvaluateAsync(script);
            var light = await tab.Page.EvaluateAsync<string[]>(Axe, AllRules);
            await tab.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            var dark = await tab.Page.EvaluateAsync<string[]>(Axe, RulesOfColour);
            return [.. light.Select(v => $"{name} ({language}, light): {v}"), .. dark.Select(v => $"{name} ({language}, dark): {v}")];
        });

        Assert.True(found.IsEmpty, Text(found));
    }

    [Fact]
    public async Task What_breaks_a_rule_is_found()
    {
        await using var tab = await open.Browser.OpenAsync(new());
        await tab.Page.SetContentAsync("<html lang=\"en\"><title>t</title><main><input><p style=\"color:#aaa;background:#fff\">pale</p></main></html>");
        await tab.Page.EvaluateAsync(new BundledAxeScriptProvider().GetScript());

        Assert.Contains(await tab.Page.EvaluateAsync<string[]>(Axe, AllRules), v => v.StartsWith("label:", StringComparison.Ordinal));
        Assert.Contains(await tab.Page.EvaluateAsync<string[]>(Axe, RulesOfColour), v => v.StartsWith("color-contrast:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("apply-errors")]
    [InlineData("visiting-approval-errors")]
    [InlineData("exchange")]
    [InlineData("desk-exchange")]
    public async Task The_keyboard_alone_reaches_everything_and_shows_where_it_is(string name)
    {
        await using var tab = await open.Browser.OpenAsync(new() { ViewportSize = new() { Width = 1200, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
        await tab.ShowAsync(open.Gallery[name].Pages["en"]);
        var count = await tab.Page.EvaluateAsync<int>(NumberWhatTakesFocus);
        var reached = new List<int>();
        for (var presses = 0; presses < count; presses++)
        {
            await tab.Page.Keyboard.PressAsync("Tab");
            var (at, visible) = await FocusAsync(tab.Page);
            Assert.True(visible, $"{name}: nothing shows the focus at {await tab.Page.EvaluateAsync<string>("() => document.activeElement.outerHTML.slice(0, 200)")}");
            reached.Add(at);
        }

        Assert.Equal(Enumerable.Range(0, count), reached);
    }

    [Fact]
    public async Task A_message_of_the_error_summary_leads_to_its_field()
    {
        await using var tab = await open.Browser.OpenAsync(new());
        await tab.ShowAsync(open.Gallery["host-confirmation-errors"].Pages["en"]);

        var link = tab.Page.Locator("#error-summary a").First;
        await link.FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");

        var field = (await link.GetAttributeAsync("href"))![1..];
        Assert.NotNull(field);
        Assert.True(await tab.Page.EvaluateAsync<bool>("id => { const f = document.getElementById(id); return f === document.activeElement || f.contains(document.activeElement); }", field));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Pages_fit_a_telephone_and_a_wide_screen_and_load_nothing_but_their_own(string language)
    {
        var found = await LookAtAllAsync(language, new() { ViewportSize = new() { Width = 360, Height = 800 } }, async (tab, name) =>
        {
            var problems = tab.TakeRemarks().Select(remark => $"{name} ({language}): {remark}").ToList();
            foreach (var width in Widths)
            {
                await tab.Page.SetViewportSizeAsync(width, 800);
                var reach = await tab.Page.EvaluateAsync<string[]>(TooWide);
                problems.AddRange(reach.Select(element => string.Create(CultureInfo.InvariantCulture, $"{name} ({language}) at {width} px is wider than the screen: {element}")));
            }

            return problems;
        });

        Assert.True(found.IsEmpty, Text(found));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_page_with_all_that_it_loads_is_at_most_100_KB(string language)
    {
        var assets = new Dictionary<string, int>(StringComparer.Ordinal);
        var tooLarge = new List<string>();
        foreach (var exhibit in open.Gallery.Exhibits)
        {
            var html = exhibit.Pages[language].Html;
            var bytes = Encoding.UTF8.GetByteCount(html);
            foreach (var address in AssetPattern().Matches(html).Select(m => m.Groups["address"].Value).Distinct(StringComparer.Ordinal))
            {
                bytes += assets.TryGetValue(address, out var known)
                    ? known
                    : assets[address] = (await open.Desk.Http.GetByteArrayAsync(new Uri(address, UriKind.Relative))).Length;
            }

            if (bytes > LargestPage)
            {
                tooLarge.Add(string.Create(CultureInfo.InvariantCulture, $"{exhibit.Name}: {bytes} bytes"));
            }
        }

        Assert.NotEmpty(assets);
        Assert.Empty(tooLarge);
    }

    private const string AllRules = """{ "runOnly": { "type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"] }, "rules": { "target-size": { "enabled": true } }, "resultTypes": ["violations"] }""";

    // Nothing else depends on the scheme.
    private const string RulesOfColour = """{ "runOnly": { "type": "rule", "values": ["color-contrast", "link-in-text-block"] }, "resultTypes": ["violations"] }""";

    private const string Axe = """
        async options => {
          const result = await axe.run(document, JSON.parse(options));
          return result.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.failureSummary.replace(/\s+/g, ' ')} ${n.html}`.slice(0, 500)));
        }
        """;

    // Everything that the Tab key stops at, in the order of the page; of a group of radio buttons the first, where none is chosen.
    private const string NumberWhatTakesFocus = """
        () => {
          const groups = new Set();
          const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter(e => {
            if (e.tabIndex < 0 || e.disabled || e.type === 'hidden' || !e.checkVisibility({ visibilityProperty: true })) return false;
            if (e.type !== 'radio') return true;
            const group = [...document.getElementsByName(e.name)].filter(r => r.form === e.form);
            const key = e.name + (e.form?.action ?? '');
            if (groups.has(key) || (group.some(r => r.checked) && !e.checked)) return false;
            groups.add(key);
            return true;
          });
          all.forEach((e, index) => e.dataset.order = index);
          return all.length;
        }
        """;

    private const string WhereFocusIs = """
        () => {
          const e = document.activeElement;
          const style = getComputedStyle(e);
          const ring = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
          return [Number(e.dataset.order ?? -1), ring && e.checkVisibility({ visibilityProperty: true }) ? 1 : 0];
        }
        """;

    private static async Task<(int At, bool Visible)> FocusAsync(IPage page)
    {
        var answer = await page.EvaluateAsync<int[]>(WhereFocusIs);
        return (answer[0], answer[1] == 1);
    }

    // The elements that stick out to the right; of those within each other the innermost says most.
    private const string TooWide = """
        () => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) return [];
          const out = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > width + 0.5);
          const innermost = out.filter(e => !out.some(o => o !== e && e.contains(o)));
          return (innermost.length > 0 ? innermost : [document.body]).slice(0, 3).map(e => e.outerHTML.slice(0, 150));
        }
        """;

    private async Task<ConcurrentBag<string>> LookAtAllAsync(string language, BrowserNewContextOptions options, Func<Tab, string, Task<List<string>>> look)
    {
        var found = new ConcurrentBag<string>();
        var waiting = new ConcurrentQueue<Exhibit>(open.Gallery.Exhibits);
        options.Locale = language;
        await Task.WhenAll(Enumerable.Range(0, TabsAtOnce).Select(async _ =>
        {
            await using var tab = await open.Browser.OpenAsync(options);
            while (waiting.TryDequeue(out var exhibit))
            {
                await tab.ShowAsync(exhibit.Pages[language]);
                foreach (var problem in await look(tab, exhibit.Name))
                {
                    found.Add(problem);
                }
            }
        }));
        return found;
    }

    private static string Text(IEnumerable<string> problems) => string.Join(Environment.NewLine, problems.Order(StringComparer.Ordinal));

    [GeneratedRegex("""<main [^>]*data-page="(?<kind>\w+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KindPattern();

    [GeneratedRegex("""<(link|script|img)[^>]* (href|src)="(?<address>/[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AssetPattern();
}
