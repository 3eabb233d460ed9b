namespace CE4BIG.Season.Tests;

public sealed class OptionsTests
{
    [Theory]
    [InlineData("--mix", "some")]
    [InlineData("--mix", "all", "--exchanges", "40")]
    [InlineData("--mix", "all", "--exchanges", "200", "--concurrency", "2")]
    [InlineData("--write-programmes", "programmes")]
    [InlineData("--only", "Nobody")]
    public void What_cannot_be_played_is_refused_with_a_sentence(params string[] arguments)
    {
        var (options, problem) = SeasonOptions.Read(arguments);

        Assert.Null(options);
        Assert.NotEmpty(problem!);
    }

    [Fact]
    public void A_season_of_all_personas_is_understood()
    {
        var (options, _) = SeasonOptions.Read(["--exchanges", "200", "--mix", "all", "--seed", "7", "--programmes", "folder"]);

        Assert.Equal((200, 7, "folder"), (options!.Exchanges, options.Seed, options.Programmes));
    }

    [Fact]
    public void Some_personas_alone_are_found_by_their_names()
    {
        var (options, _) = SeasonOptions.Read(["--exchanges", "3", "--only", "Postponer,NoShow"]);

        Assert.Equal(["Postponer", "NoShow"], options!.Only.Select(p => p.Name));
    }
}
