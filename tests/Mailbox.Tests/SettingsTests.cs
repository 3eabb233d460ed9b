namespace CE4BIG.Mailbox.Tests;

public sealed class SettingsTests
{
    [Fact]
    public void Without_a_word_it_listens_on_8025_and_keeps_mails_in_memory()
    {
        var (settings, _) = MailboxSettings.Read([], _ => null);

        Assert.Equal(new MailboxSettings { Port = 8025, Folder = null, Capacity = 10_000 }, settings);
    }

    [Fact]
    public void The_command_line_wins_over_the_environment()
    {
        var (settings, _) = MailboxSettings.Read(["--port", "9001", "--folder", "mails"], name => name == "MAILBOX_PORT" ? "9000" : null);

        Assert.Equal((9001, "mails"), (settings?.Port, settings?.Folder));
    }

    [Fact]
    public void It_listens_on_every_address_only_when_it_is_told_to()
    {
        var (told, _) = MailboxSettings.Read(["--any", "--port", "8080"], _ => null);
        var (silent, _) = MailboxSettings.Read(["--port", "8080"], _ => null);

        Assert.Equal((true, 8080, false), (told?.Any, told?.Port, silent?.Any));
    }

    [Theory]
    [InlineData("--port", "no")]
    [InlineData("--port", "65536")]
    [InlineData("--capacity", "0")]
    [InlineData("--folder")]
    [InlineData("--verbose")]
    public void What_it_does_not_understand_is_named(params string[] arguments)
    {
        var (settings, problem) = MailboxSettings.Read(arguments, _ => null);

        Assert.Null(settings);
        Assert.Contains(arguments[0], problem, StringComparison.Ordinal);
    }
}
