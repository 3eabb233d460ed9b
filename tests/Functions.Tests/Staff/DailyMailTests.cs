using System.Net;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Tests.Lifecycle;
using CE4BIG.Functions.Tests.Mail;

namespace CE4BIG.Functions.Tests.Staff;

/// <summary>The mail of the day from the choice at the desk to the provider, in the running app.</summary>
public sealed class DailyMailTests
{
    // A day in four seconds.
    private const double Fast = 20_000;

    [Fact]
    public async Task Who_chose_it_gets_the_day_before_noon_in_one_mail_and_decides_by_its_links()
    {
        await using var app = await RunningApp.StartAsync(Fast);
        using var chosen = await app.PostAsync("/desk/me", [new("action", "mail"), new("mailMode", "digest")], "camille.moreau@atlanpole.example");
        Assert.Equal(HttpStatusCode.OK, chosen.StatusCode);

        var id = await app.BeginAsync(Samples.Submitted());
        await app.WaitsAtAsync(id, StepKind.HostConfirmation);
        await app.Exchanges.ChangeAsync(id, Samples.Start, x => x.ConfirmHost(new StepKey(StepKind.HostConfirmation, 1), Samples.Start), default);
        await app.Client.RaiseEventAsync($"{id}:host-confirmation-1", "nudge");
        await app.Mail.WaitForAsync(mail => FakeProvider.Key(mail).StartsWith("digest:ce4big:camille-moreau:", StringComparison.Ordinal));

        var digest = app.Mail.Taken.Single(mail => FakeProvider.Key(mail).StartsWith("digest:", StringComparison.Ordinal));
        var step = (await app.FileAsync(id)).State.Steps.Single(s => s.Key.Kind == StepKind.HostingApproval);
        Assert.Contains(app.Links.Address(id, step).AbsoluteUri, digest.GetProperty("content")[0].GetProperty("value").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(app.Mail.Keys, key => key.StartsWith("stepasked|hosting-approval", StringComparison.Ordinal));
        Assert.Contains(app.Mail.Keys, key => key.StartsWith("stepasked|visiting-approval", StringComparison.Ordinal));
    }
}
