using System.Collections.Immutable;
using Azure.Data.Tables;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Lists;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Tests.Storage;
using CE4BIG.Functions.Time;
using CE4BIG.Pages.Models;
using Microsoft.Extensions.Time.Testing;

namespace CE4BIG.Functions.Tests.Lists;

/// <summary>A list is in use as a whole or not at all. Each test has a programme of its own.</summary>
[Collection(StorageCollection.Name)]
public sealed class ListStoreTests(StorageFixture storage)
{
    private static readonly CountryCode Poland = CountryCode.Parse("PL");

    private readonly ListStore _lists = new(storage.Tables, Clock(TimeSpan.Zero));
    private readonly ListStore _later = new(storage.Tables, Clock(TimeSpan.FromHours(2)));
    private readonly string _programme = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task A_list_is_used_only_once_it_is_taken_into_use()
    {
        var version = await _lists.StageAsync(_programme, ListKind.Hosts, Lines("A", "B"), default);
        Assert.Empty(await _lists.HostNamesAsync(_programme, null, default));
        Assert.Empty(await _lists.ReadAsync(_programme, default));

        Assert.True(await PublishAsync(ListKind.Hosts, version));

        Assert.Equal(["A", "B"], (await _lists.HostNamesAsync(_programme, null, default)).AsEnumerable());
        Assert.Equal([new ListState(ListKind.Hosts, 2, Samples.Start, "Claire Fontaine")], (await _lists.ReadAsync(_programme, default)).AsEnumerable());
    }

    [Fact]
    public async Task A_new_list_replaces_the_one_before_as_a_whole_and_leaves_nothing_behind_of_others_that_are_old()
    {
        await PublishAsync(ListKind.Hosts, await _lists.StageAsync(_programme, ListKind.Hosts, Lines("A", "B"), default));
        var left = await _lists.StageAsync(_programme, ListKind.Hosts, Lines("Left", "Behind"), default);
        var members = await _lists.StageAsync(_programme, ListKind.Participants, Lines("Member"), default);
        var next = await _lists.StageAsync(_programme, ListKind.Hosts, Lines("B", "C"), default);

        Assert.True(await PublishAsync(ListKind.Hosts, next, _later));
        Assert.Equal(["B", "C"], (await _lists.HostNamesAsync(_programme, null, default)).AsEnumerable());
        Assert.False(await PublishAsync(ListKind.Hosts, left));
        Assert.False(await PublishAsync(ListKind.Hosts, members));
        Assert.False(await PublishAsync(ListKind.Hosts, "' or 1 eq 1"));
        Assert.True(await PublishAsync(ListKind.Participants, members));

        // Two pointers; a mark and two hosts; a mark and a member.
        Assert.Equal(2 + 3 + 2, await RowsAsync());
    }

    [Fact]
    public async Task What_somebody_else_staged_a_moment_ago_can_still_be_taken_into_use()
    {
        var one = await _lists.StageAsync(_programme, ListKind.Hosts, Lines("A"), default);
        var other = await _lists.StageAsync(_programme, ListKind.Hosts, Lines("B"), default);

        Assert.True(await PublishAsync(ListKind.Hosts, one));
        Assert.True(await PublishAsync(ListKind.Hosts, other));

        Assert.Equal(["B"], (await _lists.HostNamesAsync(_programme, null, default)).AsEnumerable());
    }

    [Theory]
    [InlineData("PUT", "RowKey='Hosts'", false)]
    [InlineData("GET", "RowKey eq 'list'", true)]
    public async Task Of_two_lists_that_are_taken_into_use_at_once_the_one_in_use_is_whole(string method, string part, bool bothWere)
    {
        await PublishAsync(ListKind.Hosts, await _lists.StageAsync(_programme, ListKind.Hosts, Lines("Before"), default));
        var one = await _lists.StageAsync(_programme, ListKind.Hosts, Lines("A"), default);
        var other = await _lists.StageAsync(_programme, ListKind.Hosts, Lines("B"), default);
        var meanwhile = false;
        var line = new Interjection(method, part, async () => meanwhile = await PublishAsync(ListKind.Hosts, other, _later));

        var done = await PublishAsync(ListKind.Hosts, one, new ListStore(line.Open(storage.Azurite.ConnectionString), Clock(TimeSpan.FromHours(2))));

        Assert.Equal((true, bothWere), (meanwhile, done));
        Assert.Equal(["B"], (await _lists.HostNamesAsync(_programme, null, default)).AsEnumerable());
    }

    [Fact]
    public async Task A_lost_answer_does_not_hide_that_a_list_is_in_use()
    {
        var version = await _lists.StageAsync(_programme, ListKind.Hosts, Lines("A"), default);
        await PublishAsync(ListKind.Hosts, version);
        var line = new Interjection("PUT", "RowKey='Hosts'", () => throw new IOException("The line was cut on the way back."));

        Assert.True(await PublishAsync(ListKind.Hosts, version, new ListStore(line.Open(storage.Azurite.ConnectionString), Clock(TimeSpan.Zero))));
        Assert.True(line.Happened);
    }

    [Fact]
    public async Task A_list_of_many_batches_is_whole()
    {
        var lines = Lines([.. Enumerable.Range(0, 450).Select(i => FormattableString.Invariant($"Company {i:D4}"))]);
        await PublishAsync(ListKind.Hosts, await _lists.StageAsync(_programme, ListKind.Hosts, lines, default));

        Assert.Equal(450, Assert.Single(await _lists.ReadAsync(_programme, default)).Count);
        Assert.Equal(1 + 1 + 450, await RowsAsync());
        Assert.Equal(ListStore.MostSuggestions, (await _lists.HostNamesAsync(_programme, null, default)).Length);
    }

    [Fact]
    public async Task Hosts_are_suggested_by_country_where_one_is_chosen()
    {
        ImmutableArray<ListLine> lines = [new("Nantes", CountryCode.Parse("FR"), "atlanpole", null), new("Kraków", Poland, "lsk", "PL6792942955")];
        await PublishAsync(ListKind.Hosts, await _lists.StageAsync(_programme, ListKind.Hosts, lines, default));

        Assert.Equal(["Kraków"], (await _lists.HostNamesAsync(_programme, Poland, default)).AsEnumerable());
        Assert.Empty(await _lists.HostNamesAsync(_programme, CountryCode.Parse("DE"), default));
    }

    [Theory]
    [InlineData("SELVITA S.A.", null, "lsk", true)]
    [InlineData("Renamed", "PL6792942955", "lsk", true)]
    [InlineData("Another", null, "lsk", false)]
    [InlineData("Selvita SA", null, "biom", false)]
    public async Task A_visitor_is_recognised_by_name_or_number_within_its_cluster(string organisation, string? vat, string cluster, bool listed)
    {
        var visitor = new Visitor(organisation, OrganisationKind.Sme, Poland, cluster, vat, null);
        Assert.Null(await _lists.IsMemberAsync(_programme, visitor, default));

        await PublishAsync(ListKind.Participants, await _lists.StageAsync(_programme, ListKind.Participants, [new("Selvita SA", Poland, "lsk", "PL6792942955")], default));

        Assert.Equal(listed, await _lists.IsMemberAsync(_programme, visitor, default));
    }

    private static ImmutableArray<ListLine> Lines(params string[] names) => [.. names.Select(name => new ListLine(name, Poland, "lsk", null))];

    // Storage stamps its rows with real time.
    private static ProgrammeClock Clock(TimeSpan ahead) => new(new FakeTimeProvider(DateTimeOffset.UtcNow + ahead), ClockAnchor.RealPace);

    private Task<bool> PublishAsync(ListKind kind, string version, ListStore? store = null) =>
        (store ?? _lists).PublishAsync(_programme, kind, version, "Claire Fontaine", Samples.Start, default);

    private async Task<int> RowsAsync()
    {
        var rows = 0;
        var table = await storage.Tables.OpenAsync(TableNames.Lists, default);
        await foreach (var row in table.QueryAsync<TableEntity>())
        {
            rows += row.PartitionKey.StartsWith(_programme, StringComparison.Ordinal) ? 1 : 0;
        }

        return rows;
    }
}
