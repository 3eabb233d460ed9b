using Microsoft.DurableTask.Worker.History;
using Microsoft.DurableTask.Worker.Runtime;

namespace Microsoft.DurableTask.Worker;

/// <summary>Turns history into lines for people. Payloads stay out: they may hold personal data.</summary>
internal static class HistoryViews
{
    public static IReadOnlyList<HistoryView> Of(StoredInstance stored)
    {
        var at = stored.Header.CreatedAt;
        var views = new List<HistoryView>();
        foreach (var recorded in stored.Events)
        {
            if (recorded is HistoryEvent.EpisodeStarted episode)
            {
                at = episode.At;
            }

            var (id, name, detail) = Describe(recorded);
            views.Add(new HistoryView(at, recorded.GetType().Name, id, name, detail));
        }

        return views;
    }

    private static (int? Id, string? Name, string? Detail) Describe(HistoryEvent recorded) => recorded switch
    {
        HistoryEvent.ExecutionStarted e => (null, e.Name, e.Parent is { } parent ? $"called by {parent.InstanceId}" : null),
        HistoryEvent.TaskScheduled e => (e.Id, e.Name, null),
        HistoryEvent.TaskFailed e => (e.Id, null, e.Failure.ErrorType),
        HistoryEvent.TimerCreated e => (e.Id, null, e.FireAt.ToString("O", System.Globalization.CultureInfo.InvariantCulture)),
        HistoryEvent.ChildStarted e => (e.Id, e.Name, e.InstanceId),
        HistoryEvent.ChildFailed e => (e.Id, null, e.Failure.ErrorType),
        HistoryEvent.EventRaised e => (null, e.Name, null),
        HistoryEvent.EventSent e => (e.Id, e.Name, e.InstanceId),
        HistoryEvent.ExecutionCompleted e => (null, null, e.Failure is { } failure ? $"{e.Status}: {failure.ErrorType}" : e.Status.ToString()),
        HistoryEvent.Decision e => (e.Id, null, null),
        _ => (Instance.AnsweredId(recorded), null, null),
    };
}
