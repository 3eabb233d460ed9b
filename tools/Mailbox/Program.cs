using CE4BIG.Mailbox;

var (settings, problem) = MailboxSettings.Read(args, Environment.GetEnvironmentVariable);
if (settings is null)
{
    await Console.Error.WriteLineAsync(problem);
    return 2;
}

await using var app = MailboxServer.Build(settings, TimeProvider.System);
await app.StartAsync();
await Console.Out.WriteLineAsync($"Mailbox on {app.Urls.First()}");
await app.WaitForShutdownAsync();
return 0;
