using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Programmes;
using CE4BIG.Pages.Words;

namespace CE4BIG.Pages.Tests;

public sealed class FormatsTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [Theory]
    [InlineData(Language.En, "€1,100.00")]
    [InlineData(Language.Fr, "1\u202f100,00\u00a0€")]
    [InlineData(Language.De, "1.100,00\u00a0€")]
    [InlineData(Language.Pl, "1\u00a0100,00\u00a0€")]
    public void Amounts_are_written_as_each_language_does(Language language, string expected)
    {
        Assert.Equal(expected, new Formats(language, Paris).Amount(Money.Euros(1100)));
    }

    [Theory]
    [InlineData(Language.En, "Monday 15 March 2027")]
    [InlineData(Language.Fr, "lundi 15 mars 2027")]
    [InlineData(Language.De, "Montag, 15. März 2027")]
    [InlineData(Language.Pl, "poniedziałek 15 marca 2027")]
    public void Dates_are_written_as_each_language_does(Language language, string expected)
    {
        Assert.Equal(expected, new Formats(language, Paris).Date(new DateOnly(2027, 3, 15)));
    }

    [Fact]
    public void A_moment_is_shown_by_the_programmes_clock()
    {
        Assert.Equal("16 Mar 2027, 00:30", new Formats(Language.En, Paris).Moment(new DateTimeOffset(2027, 3, 15, 23, 30, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void A_deadline_prints_as_the_day_it_ends()
    {
        var due = Samples.Sample.Programme.Deadlines.EndOf(new DateOnly(2027, 3, 15));

        Assert.Equal("Monday 15 March 2027", new Formats(Language.En, Paris).Day(due));
    }

    [Theory]
    [InlineData(1, "1\u00a0kB")]
    [InlineData(182_000, "177\u00a0kB")]
    [InlineData(5 * 1024 * 1024, "5.0\u00a0MB")]
    public void Sizes_are_written_in_kilobytes_or_megabytes(long bytes, string expected)
    {
        Assert.Equal(expected, new Formats(Language.En, Paris).Size(bytes));
    }
}
