using CE4BIG.Functions.Api;
using CE4BIG.Functions.Tests.Storage;
using CE4BIG.Functions.Time;
using Microsoft.Extensions.Time.Testing;

namespace CE4BIG.Functions.Tests.Api;

/// <summary>For how long a key is known.</summary>
[Collection(StorageCollection.Name)]
public sealed class IdempotencyKeysTests(StorageFixture storage)
{
    private readonly FakeTimeProvider _time = new(Samples.Start);
    private readonly string _key = Guid.NewGuid().ToString();

    [Fact]
    public async Task A_key_stands_for_one_body_and_one_form()
    {
        var keys = Keys();
        var form = await keys.TakeAsync(_key, "one", default);

        Assert.NotNull(form);
        Assert.Equal(form, await keys.TakeAsync(_key, "one", default));
        Assert.Null(await keys.TakeAsync(_key, "another", default));
    }

    [Fact]
    public async Task A_key_whose_time_is_over_stands_for_a_new_form()
    {
        var keys = Keys();
        var form = await keys.TakeAsync(_key, "one", default);
        _time.Advance(IdempotencyKeys.Lifetime);

        var next = await keys.TakeAsync(_key, "another", default);

        Assert.NotNull(next);
        Assert.NotEqual(form, next);
    }

    [Fact]
    public async Task Keys_are_forgotten_once_their_time_is_over_and_no_sooner()
    {
        var keys = Keys();
        var form = await keys.TakeAsync(_key, "one", default);
        await keys.ForgetAsync(default);
        Assert.Equal(form, await keys.TakeAsync(_key, "one", default));

        _time.Advance(IdempotencyKeys.Lifetime);
        await keys.ForgetAsync(default);

        Assert.NotEqual(form, await keys.TakeAsync(_key, "one", default));
    }

    private IdempotencyKeys Keys() => new(storage.Tables, new ProgrammeClock(_time, new ClockAnchor(Samples.Start, Samples.Start, 1)));
}
