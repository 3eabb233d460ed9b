using Microsoft.DurableTask.Worker;
using Microsoft.DurableTask.Worker.History;
using Microsoft.DurableTask.Worker.Runtime;
using Microsoft.DurableTask.Worker.Storage;

namespace CE4BIG.Microsoft.DurableTask.Tests;

public sealed class InstanceTests
{
    [Fact]
    public void What_arrives_for_a_new_instance_waits_until_its_first_row_is_on_its_way()
    {
        var instance = NewInstance();

        Assert.Equal((true, false), instance.Post(new InboxMessage()));

        Assert.True(instance.Release());
        Assert.Equal((true, false), instance.Post(new InboxMessage()));
        Assert.Equal(2, instance.TakeMessages()!.Count);
        Assert.Null(instance.TakeMessages());
        Assert.Equal((true, true), instance.Post(new InboxMessage()));
    }

    [Fact]
    public void A_released_instance_for_which_nothing_has_come_is_idle()
    {
        var instance = NewInstance();

        Assert.False(instance.Release());

        Assert.Equal((true, true), instance.Post(new InboxMessage()));
    }

    [Fact]
    public void An_episode_takes_no_more_stored_messages_than_its_transaction_may_delete()
    {
        var instance = NewInstance();
        for (var i = 0; i < 100; i++)
        {
            instance.Post(new InboxMessage { Event = new HistoryEvent.EventRaised("e", "1"), MessageId = FormattableString.Invariant($"m{i}") });
        }

        Assert.Equal(EngineLimits.MessagesIn, instance.TakeMessages()!.Count);
    }

    [Fact]
    public void An_episode_at_all_its_limits_at_once_fits_into_one_transaction()
    {
        const int ActiveAndFinished = 2;
        var mostSealed = (HistoryLog.SealAbove + EngineLimits.Episode + HistoryLog.SealedChunk - 1) / HistoryLog.SealedChunk;

        Assert.InRange(EngineLimits.MessagesIn + EngineLimits.MessagesOut + ActiveAndFinished + mostSealed, 1, CommitQueue.MaxOperations);
    }

    private static Instance NewInstance() => Executions.NewInstance(
        "one",
        new HistoryEvent.ExecutionStarted("x", "Main", Version: null, Input: null, StartAt: null, Parent: null),
        DateTimeOffset.UnixEpoch,
        existing: null);
}
