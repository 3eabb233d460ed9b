using System.Net;
using CE4BIG.Season.Desk;
using CE4BIG.Season.Evidence;

namespace CE4BIG.Season.Tests;

public sealed class FormTests
{
    private const string Html = """
        <main data-step="apply" data-outcome="form"><p>Exchange CX-7K3M9QPD</p>
        <form method="post" action="/apply">
          <input type="hidden" name="formId" value="f&amp;1">
          <input name="name" value="Zoë" maxlength="10">
          <select name="country"><option value="FR">France</option><option value="PL" selected>Poland</option></select>
          <input type="radio" name="decision" value="approve"><input type="radio" name="decision" value="reject">
          <input type="checkbox" name="agreed" value="yes">
          <textarea name="goals">
        a
        b</textarea>
          <p id="goals-error"> Too
             short </p>
          <button>Send</button>
        </form></main>
        """;

    private const string Actions = """
        <form action="/exchange/CX-7K3M9QPD/act"><input type="hidden" name="action" value="postpone"><textarea name="reason"></textarea></form>
        <form action="/exchange/CX-7K3M9QPD/act"><input type="hidden" name="action" value="withdraw"><textarea name="reason"></textarea></form>
        """;

    private static DeskPage Page(string html = Html) => new(new Uri("http://desk.example/apply?lang=fr"), HttpStatusCode.OK, html);

    [Fact]
    public async Task What_was_prefilled_is_sent_back_and_what_was_not_chosen_is_not()
    {
        var sent = await Page().FormWith("name").ToContent().ReadAsStringAsync();

        Assert.Equal("formId=f%261&name=Zo%C3%AB&country=PL&goals=a%0D%0Ab", sent);
    }

    [Fact]
    public async Task What_is_filled_in_replaces_what_was_there()
    {
        var form = Page().FormWith("name").Fill("name", "Jo").Fill("country", "FR").Fill("decision", "reject").Fill("agreed", "yes");

        Assert.Equal("formId=f%261&goals=a%0D%0Ab&name=Jo&country=FR&decision=reject&agreed=yes", await form.ToContent().ReadAsStringAsync());
    }

    [Theory]
    [InlineData("missing", "x")]
    [InlineData("country", "US")]
    [InlineData("decision", "maybe")]
    [InlineData("agreed", "no")]
    [InlineData("name", "longer than ten characters")]
    public void What_a_person_cannot_do_is_refused(string field, string value) =>
        Assert.Throws<UnplayableException>(() => Page().FormWith("name").Fill(field, value));

    [Fact]
    public void A_form_without_an_action_is_sent_to_its_own_page() =>
        Assert.Equal("http://desk.example/apply?lang=fr", Page("<form><input name=a></form>").FormWith("a").Target.AbsoluteUri);

    [Fact]
    public void A_page_tells_its_step_outcome_number_and_messages()
    {
        var page = Page();

        Assert.Equal(("apply", "form", "CX-7K3M9QPD", "Too short"), (page.Step, page.Outcome, page.ExchangeNumber, page.ErrorAt("goals")));
        Assert.Null(page.ErrorAt("name"));
    }

    [Fact]
    public async Task Files_travel_as_a_browser_sends_them()
    {
        const string Upload = """<form enctype="multipart/form-data"><input name="k" value="1"><input type="file" name="evidence-agenda"></form>""";
        var form = Page(Upload).FormWith("k").Attach("evidence-agenda", EvidenceFile.Document("agenda", "Agenda"));

        var sent = await form.ToContent().ReadAsStringAsync();

        Assert.Contains("filename=agenda.pdf", sent, StringComparison.Ordinal);
        Assert.Contains("%PDF-1.4", sent, StringComparison.Ordinal);
        Assert.Throws<UnplayableException>(() => form.Attach("elsewhere", EvidenceFile.Picture("x")));
    }

    [Fact]
    public async Task The_form_of_an_action_is_found_among_several() =>
        Assert.Equal("action=withdraw&reason=ill", await Page(Actions).FormOffering("action", "withdraw").Fill("reason", "ill").ToContent().ReadAsStringAsync());

    [Fact]
    public void An_action_that_is_not_offered_is_not_taken() =>
        Assert.Throws<UnplayableException>(() => Page(Actions).FormOffering("action", "recover"));

    [Fact]
    public async Task Several_boxes_of_one_name_are_ticked_and_a_button_says_which_it_was()
    {
        const string Boxes = """
            <form><input type="checkbox" name="missing" value="a"><input type="checkbox" name="missing" value="b">
            <select name="to"><option value=""></option><option value="x">X</option></select><button>Go</button><button name="save" value="draft">Save</button></form>
            """;
        var form = Page(Boxes).FormWith("missing").Tick("missing", "a").Tick("missing", "b").FillAny("to").Press("save", "draft");

        Assert.Equal("missing=a&missing=b&to=x&save=draft", await form.ToContent().ReadAsStringAsync());
        Assert.Throws<UnplayableException>(() => form.Tick("missing", "c"));
        Assert.Throws<UnplayableException>(() => form.Press("save", "later"));
    }

    [Fact]
    public void No_two_pictures_are_the_same_file_and_each_is_still_one()
    {
        var (first, second) = (EvidenceFile.Picture("p", "of one").Content, EvidenceFile.Picture("p", "of another").Content);

        Assert.False(first.Span.SequenceEqual(second.Span));

        // Header, remark, picture, end.
        Assert.Equal(["IHDR", "tEXt", "IDAT", "IEND"], ChunksOf(first.ToArray()));
    }

    /// <summary>The names of a PNG's chunks, each found where the length of the one before says.</summary>
    private static IEnumerable<string> ChunksOf(byte[] png)
    {
        for (var at = 8; at < png.Length;)
        {
            yield return System.Text.Encoding.ASCII.GetString(png, at + 4, 4);
            at += 12 + (int)System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at));
        }
    }
}
