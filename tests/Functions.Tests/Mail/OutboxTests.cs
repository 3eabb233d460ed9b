using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Mail;
using CE4BIG.Functions.Settings;
using CE4BIG.Functions.Staff;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Tests.Links;
using CE4BIG.Functions.Tests.Storage;
using CE4BIG.Functions.Tests.Telemetry;
using CE4BIG.Functions.Time;
using CE4BIG.Pages;
using CE4BIG.Pages.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CE4BIG.Functions.Tests.Mail;

[Collection(StorageCollection.Name)]
public sealed class OutboxTests : IAsyncLifetime, IDisposable
{
    private static readonly StepKey Host = new(StepKind.HostConfirmation, 1);

    private readonly StorageFixture _storage;
    private readonly FakeProvider _provider = new();
    private readonly Lines<Outbox> _log = new();
    private readonly ServiceProvider _services;
    private readonly Outbox _outbox;
    private readonly ExchangeId _id = Samples.NewId();

    public OutboxTests(StorageFixture storage)
    {
        _storage = storage;
        _services = new ServiceCollection().AddLogging().AddSingleton<PageRenderer>().AddSingleton<MailRenderer>().BuildServiceProvider();
        var clock = new ProgrammeClock(new FakeTimeProvider(Samples.Start), ClockAnchor.RealPace);
        _outbox = new Outbox(
            storage.Exchanges,
            storage.Programmes,
            storage.Funding,
            new Digests(storage.Staff, new StaffRegister(storage.Staff, clock), clock),
            new NoticeComposer(Keys.Steps()),
            _services.GetRequiredService<MailRenderer>(),
            new MailPost(_provider.Client, Options.Create(new MailOptions { ApiKey = "SG.secret" }), Instruments.Tracing, Instruments.Metrics, new Lines<MailPost>()),
            Instruments.Metrics,
            Instruments.Levels,
            clock,
            _log);
    }

    public async Task InitializeAsync() => await _storage.Exchanges.AddAsync(Samples.Submitted(id: _id), Samples.Start, default);

    public async Task DisposeAsync() => await _services.DisposeAsync();

    public void Dispose() => _provider.Dispose();

    [Fact]
    public async Task Each_mail_has_one_sender_the_step_it_is_about_or_the_exchange()
    {
        await SendAsync(Host);
        Assert.Equal(["stepasked|host-confirmation-1|001|host"], _provider.Keys);

        await SendAsync(null);
        Assert.Equal(2, _provider.Taken.Count);
        Assert.Matches("^applicationreceived\\|exchange\\|[0-9]{3}\\|visitor$", _provider.Keys.Last());
    }

    [Fact]
    public async Task What_was_sent_is_not_sent_again()
    {
        Assert.Equal(new SendResult(true, null, []), await SendAsync(Host));
        Assert.Equal(SendResult.Nothing, await SendAsync(Host));

        Assert.Single(_provider.Taken);
        Assert.Contains((await FileAsync()).Mails, m => m is { ProviderId: "id-1", SentAt: not null });
    }

    [Fact]
    public async Task While_the_provider_is_down_mails_wait_and_are_sent_once_when_it_is_back()
    {
        _provider.IsDown = true;
        Assert.True((await SendAsync(Host)).Pending);
        Assert.All((await FileAsync()).Mails, m => Assert.Null(m.SentAt));

        _provider.IsDown = false;
        Assert.Equal(new SendResult(true, null, []), await SendAsync(Host));
        await SendAsync(Host);

        Assert.Single(_provider.Taken);
    }

    [Fact]
    public async Task A_link_to_a_step_that_was_decided_meanwhile_is_not_mailed()
    {
        await _storage.Exchanges.ChangeAsync(_id, Samples.Start, x => x.ConfirmHost(Host, Samples.Start), default);

        Assert.Equal(new SendResult(true, null, []), await SendAsync(Host));

        Assert.Empty(_provider.Taken);
        Assert.NotNull((await FileAsync()).Mails.Single(m => m.Notice.Step == Host).SentAt);
    }

    [Fact]
    public async Task A_link_that_was_replaced_while_it_waited_is_mailed_as_the_one_that_works()
    {
        await _storage.Exchanges.ChangeAsync(_id, Samples.Start, x => x.RenewLink(Host, Samples.Start), default);

        await SendAsync(Host);

        var file = await FileAsync();
        var secret = Keys.Steps().Secret(_id, file.State.Steps[0]);
        Assert.All(_provider.Taken, mail => Assert.Contains(secret, mail.GetProperty("content")[0].GetProperty("value").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_manager_whose_step_passed_on_while_the_mail_waited_is_not_sent_the_deputys_link()
    {
        await _storage.Exchanges.ChangeAsync(_id, Samples.Start, x => x.ConfirmHost(Host, Samples.Start), default);
        var approval = (await FileAsync()).State.Steps.Single(s => s.Key.Kind == StepKind.VisitingApproval);
        await _storage.Exchanges.ChangeAsync(_id, approval.ExpiresAt, x => x.PassTime(approval.ExpiresAt), default);

        await SendAsync(approval.Key);

        Assert.Equal(["stepescalated|visiting-approval-1|002|visitingdeputy"], _provider.Keys);
    }

    [Fact]
    public async Task The_code_stands_in_the_mail_and_link_and_code_in_no_log_and_no_row()
    {
        await SendAsync(Host);

        var file = await FileAsync();
        var (secret, code) = (Keys.Steps().Secret(_id, file.State.Steps[0]), Keys.Steps().Code(_id, file.State.Steps[0]));
        Assert.Contains(code, _provider.Taken[0].GetProperty("content")[0].GetProperty("value").GetString(), StringComparison.Ordinal);
        Assert.All(_log.Written, line => Assert.DoesNotContain(secret, line, StringComparison.Ordinal));
        Assert.All(_log.Written, line => Assert.DoesNotContain(code, line, StringComparison.Ordinal));
        Assert.DoesNotContain(secret, ExchangeJson.Write(file.State) + ExchangeJson.Write(file.Mails), StringComparison.Ordinal);
    }

    private async Task<SendResult> SendAsync(StepKey? step) => await _outbox.SendAsync(await FileAsync(), step, (_, _) => Task.CompletedTask, default);

    private async Task<ExchangeFile> FileAsync() => (await _storage.Exchanges.LoadAsync(_id, default))!;
}
