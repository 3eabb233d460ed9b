using System.Globalization;
using System.Text.Json;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Tests.Programmes;
using FsCheck.Xunit;

namespace CE4BIG.Domain.Tests.Applications;

public sealed class ApplicationFormTests
{
    [Fact]
    public void An_application_written_into_the_form_and_read_again_is_the_same()
        => Assert.Equal(Forms.Application(), ReadAgain(Forms.Application()));

    [Fact]
    public void The_form_has_every_field_once()
        => Assert.Equal(Forms.Valid().Keys.Order(), ApplicationForm.Fields(Forms.Application()).Keys.Order());

    [Fact]
    public void The_form_is_the_same_under_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal("3.25", ApplicationForm.Fields(Forms.Application())["visitorTurnover"]);
            Assert.Equal(Forms.Application(), ReadAgain(Forms.Application()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Property]
    public bool Whatever_was_accepted_is_accepted_again_unchanged(string? name, string? goals)
    {
        var form = Forms.Valid();
        form["visitorName"] = name ?? "";
        form["goals"] = goals ?? "";
        var read = ApplicationReader.Read(form, Shipped.Programme);
        return !read.Ok || read.Value == ReadAgain(read.Value);
    }

    [Fact]
    public void A_stored_application_reads_back_equal()
        => Assert.Equal(Forms.Application(), JsonSerializer.Deserialize<Application>(JsonSerializer.Serialize(Forms.Application())));

    private static Application ReadAgain(Application application)
    {
        var read = ApplicationReader.Read(ApplicationForm.Fields(application), Shipped.Programme);
        Assert.Empty(read.Errors);
        return read.Value!;
    }
}
