using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker.History;

namespace Microsoft.DurableTask.Worker.Storage;

/// <summary>
/// What an instance's row says about it besides its history. <c>Displaced</c> holds the calls whose child this instance
/// replaced under the same id: after a restart their parents must not start it once more.
/// </summary>
internal sealed record InstanceHeader(
    string InstanceId,
    string ExecutionId,
    string Name,
    string? Version,
    OrchestrationRuntimeStatus Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    string? CustomStatus,
    ParentLink? Parent,
    int SealedRows,
    IReadOnlyList<ParentLink>? Displaced)
{
    public bool IsTerminal => Status is OrchestrationRuntimeStatus.Completed
        or OrchestrationRuntimeStatus.Failed
        or OrchestrationRuntimeStatus.Terminated;

    public bool AnswersTo(ParentLink link) => Parent == link || Displaced?.Contains(link) == true;
}
