using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Programmes;
using CE4BIG.Domain.Tests.Programmes;
using FsCheck.Xunit;

namespace CE4BIG.Domain.Tests.Applications;

public sealed class ApplicationFormTests
{
    [Fact]
    public void An_application_written_into_the_form_and_read_again_is_the_same()
        => Assert.Equal(Forms.Application(), ReadAgain(Forms.Application()));

    [Fact]
    public void What_only_some_programmes_ask_for_is_written_and_read_again_too()
    {
        var programme = Shipped.Programme with
        {
            Virtual = new VirtualRules(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)),
            PrefinancingPercent = 50,
            DeMinimis = Money.Euros(300_000),
        };
        var application = Forms.Application() with
        {
            Visit = Forms.Application().Visit with { IsVirtual = true },
            Prefinancing = true,
            DeMinimisReceived = new Money(1_234_50),
            Declarations = Forms.Application().Declarations with { DeMinimis = true },
        };

        Assert.Equal(application, ApplicationReader.Read(ApplicationForm.Fields(application), programme).Value);
        Assert.Equal(application, JsonSerializer.Deserialize<Application>(JsonSerializer.Serialize(application)));
    }

    [Fact]
    public void An_application_stored_before_these_were_asked_for_is_read_without_them()
    {
        var stored = JsonNode.Parse(JsonSerializer.Serialize(Forms.Application()))!;
        stored["Visit"]!.AsObject().Remove("IsVirtual");
        stored["Declarations"]!.AsObject().Remove("DeMinimis");
        stored.AsObject().Remove("Prefinancing");
        stored.AsObject().Remove("DeMinimisReceived");

        Assert.Equal(Forms.Application(), stored.Deserialize<Application>());
    }

    [Fact]
    public void The_form_has_every_field_once()
        => Assert.Equal(Forms.Full().Keys.Order(), ApplicationForm.Fields(Forms.Application()).Keys.Order());

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
