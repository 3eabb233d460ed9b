using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Staff;
using CE4BIG.Functions.Tests.Storage;
using Microsoft.Extensions.Time.Testing;

namespace CE4BIG.Functions.Tests.Staff;

[Collection(StorageCollection.Name)]
public sealed class StaffStoreTests(StorageFixture storage)
{
    private static readonly Absence Away = new(new DateOnly(2026, 4, 13), new DateOnly(2026, 4, 24), null);

    private readonly string _programme = "p" + Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Settings_come_back_as_they_were_chosen_by_date()
    {
        await storage.Staff.ChangeAsync(_programme, "anna", s => s with { Digest = true, Absences = [Away with { From = Away.To, StandIn = "tomasz" }, Away] }, default);
        await storage.Staff.ChangeAsync(_programme, "tomasz", s => s, default);

        var settings = await storage.Staff.SettingsAsync(_programme, default);

        Assert.Equal([Away, Away with { From = Away.To, StandIn = "tomasz" }], settings["anna"].Absences.AsEnumerable());
        Assert.Equal((true, false), (settings["anna"].Digest, settings["tomasz"].Digest));
    }

    [Fact]
    public async Task Two_changes_at_once_are_both_kept()
    {
        await Task.WhenAll(
            storage.Staff.ChangeAsync(_programme, "anna", s => s with { Digest = true }, default),
            storage.Staff.ChangeAsync(_programme, "anna", s => s with { Absences = [Away] }, default));

        var anna = (await storage.Staff.SettingsAsync(_programme, default))["anna"];
        Assert.True(anna.Digest);
        Assert.Equal([Away], anna.Absences.AsEnumerable());
    }

    [Fact]
    public async Task What_waits_for_a_mail_of_the_day_is_kept_once_and_apart_from_others()
    {
        var item = new DigestItem(Samples.NewId(), "stepasked|visiting-approval-1|001|visitingmanager");
        await storage.Staff.PutAsync(_programme, "anna", item, default);
        await storage.Staff.PutAsync(_programme, "anna", item, default);
        await storage.Staff.PutAsync(_programme, "anna-b", item with { Key = "other" }, default);

        Assert.Equal([item], (await storage.Staff.DigestAsync(_programme, "anna", default)).AsEnumerable());
        await storage.Staff.CloseDigestAsync(_programme, "anna", new DateOnly(2026, 4, 14), [item], default);

        Assert.Empty(await storage.Staff.DigestAsync(_programme, "anna", default));
        Assert.Equal(new DateOnly(2026, 4, 14), await storage.Staff.LastDigestAsync(_programme, "anna", default));
        Assert.Single(await storage.Staff.DigestAsync(_programme, "anna-b", default));
    }

    [Fact]
    public async Task What_another_instance_saved_is_known_after_a_minute_and_not_read_for_each_use()
    {
        var time = new FakeTimeProvider(Samples.Start);
        var (here, there) = (new StaffRegister(storage.Staff, time), new StaffRegister(storage.Staff, time));
        var known = await here.OfAsync(_programme, default);

        await there.ChangeAsync(_programme, "anna", s => s with { Absences = [Away] }, default);

        Assert.Same(known, await here.OfAsync(_programme, default));
        Assert.Single((await there.OfAsync(_programme, default))["anna"].Absences);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Single((await here.OfAsync(_programme, default))["anna"].Absences);
    }

    [Fact]
    public async Task An_absence_that_was_entered_counts_for_whom_an_exchange_asks()
    {
        var register = new StaffRegister(storage.Staff, new FakeTimeProvider(Samples.Start));
        var programmes = Functions.Storage.Programmes.Read(Samples.ProgrammeFolder, storage.Blobs, register);
        var before = await programmes.GetAsync("short-missions", Samples.ShortMissions.Version, default);
        var manager = before.Clusters[0].Managers[0];
        try
        {
            await register.ChangeAsync("short-missions", manager.Id, s => s with { Absences = [Away] }, default);

            var after = await programmes.GetAsync("short-missions", before.Version, default);

            Assert.True(after.Clusters[0].Managers[0].IsAway(Away.From));
            Assert.Same(after, await programmes.GetAsync("short-missions", before.Version, default));
            Assert.False(programmes.Find("short-missions")!.Clusters[0].Managers[0].IsAway(Away.From));
        }
        finally
        {
            await register.ChangeAsync("short-missions", manager.Id, s => s with { Absences = [] }, default);
        }
    }
}
