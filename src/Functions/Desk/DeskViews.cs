using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;

namespace CE4BIG.Functions.Desk;

/// <summary>What the projection holds, as pages show it.</summary>
internal static class DeskViews
{
    /// <summary>A row of a list of exchanges.</summary>
    public static DeskRow Row(DeskEntry entry) => new(
        entry.Id,
        entry.Visitor,
        entry.Host,
        entry.VisitingCluster,
        entry.HostingCluster,
        entry.Stage,
        entry.Ending,
        [.. entry.Waiting.Select(s => new WaitingFor(s.Key, s.Role, s.Name, s.OpenedAt, s.DueAt))]);

    /// <summary>A row of a list of tasks.</summary>
    public static TaskRow Row(DeskTask task, StaffMember reader) => new(
        task.Entry.Id,
        task.Step.Key,
        task.Entry.Visitor,
        task.Entry.Host,
        task.Step.DueAt,
        task.Step.Amount,
        task.Step.Name,
        string.Equals(task.Step.Email, reader.Person.Email, StringComparison.OrdinalIgnoreCase),
        task.Entry.Account);

    /// <summary>Where a list goes on, from its address; null at its beginning.</summary>
    public static string? Place(HttpRequest request) =>
        request.Query["page"].FirstOrDefault() is { Length: > 0 and <= DeskLists.LongestPlace } place ? place : null;
}
