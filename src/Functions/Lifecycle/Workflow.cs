using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Standstill;
using CE4BIG.Functions.Storage;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CE4BIG.Functions.Lifecycle;

/// <summary>
/// Tells the workflow that the table has changed. Nothing depends on its being told: what is lost here, the sweep repairs
/// (architecture §3).
/// </summary>
public sealed class Workflow(StandstillWatch standstill, ILogger<Workflow> logger)
{
    private static readonly TimeSpan LongestTermination = TimeSpan.FromSeconds(60);

    /// <summary>Starts an exchange's workflow; none while the desk stands still, and then the sweep does when it goes on.</summary>
    public async Task StartAsync(DurableTaskClient client, ExchangeId id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        try
        {
            if (await standstill.StandsStillAsync(cancellationToken))
            {
                logger.LogInformation("The desk stands still after a restore: the workflow of {Exchange} is not started.", id);
                return;
            }

            await client.ScheduleNewOrchestrationInstanceAsync(
                nameof(ExchangeLifecycle), input: null, new StartOrchestrationOptions(InstanceId: id.Value), cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Stored already; the person has been told that it arrived, and the sweep will start it.
            logger.LogWarning(failure, "The workflow of {Exchange} could not be started; the sweep will.", id);
        }
    }

    /// <summary>
    /// Nudges the steps that a change concerned: those that were open before it, and the one that was answered, since the answer may
    /// have been stored by an attempt that could not nudge.
    /// </summary>
    public async Task NudgeAsync(DurableTaskClient client, Change change, CancellationToken cancellationToken, StepKey? answered = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(change);
        var before = change.Before.State;
        for (var i = 0; i < before.Steps.Length; i++)
        {
            var changed = before.Steps[i].IsOpen && before.Steps[i] != change.After.Steps[i];
            if (changed || before.Steps[i].Key == answered)
            {
                await NudgeAsync(client, new StepReference(before.Id.Value, before.Steps[i].Key.ToString()), cancellationToken);
            }
        }
    }

    /// <summary>
    /// Has the workflow follow a change that came from outside the steps: the steps it concerned are nudged; mails about the exchange as a
    /// whole, and steps that the workflow does not wait for, need the workflow itself.
    /// </summary>
    public async Task FollowAsync(DurableTaskClient client, Change change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(change);
        await NudgeAsync(client, change, cancellationToken);
        try
        {
            var instance = await client.GetInstanceAsync(change.After.Id.Value, cancellationToken);
            if (instance is null || instance.IsCompleted)
            {
                await StartAsync(client, change.After.Id, cancellationToken);
            }
            else if (change.After.Steps.Length > change.Before.State.Steps.Length || change.File.Mails.Any(m => m is { SentAt: null, Notice.Step: null }))
            {
                await RaiseAsync(client, change.After.Id.Value, ExchangeLifecycle.Look, cancellationToken);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.LogWarning(failure, "Whether the workflow of {Exchange} runs could not be found out; the sweep will.", change.After.Id);
        }
    }

    /// <summary>Sets an exchange going again that somehow stood still: starts its workflow where it is gone, nudges whatever may wait.</summary>
    public async Task ReviveAsync(DurableTaskClient client, ExchangeState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(state);
        var instance = await client.GetInstanceAsync(state.Id.Value, cancellationToken);
        if (instance is null || instance.IsCompleted)
        {
            await StartAsync(client, state.Id, cancellationToken);
            return;
        }

        await RaiseAsync(client, state.Id.Value, ExchangeLifecycle.Look, cancellationToken);
        foreach (var step in state.Steps)
        {
            await NudgeAsync(client, new StepReference(state.Id.Value, step.Key.ToString()), cancellationToken);
        }
    }

    /// <summary>
    /// Starts an exchange's workflow anew, whatever state it is in. It finds its place from the stored exchange, and the steps that an
    /// old one left waiting are replaced as they are asked again (architecture §3).
    /// </summary>
    public async Task RestartAsync(DurableTaskClient client, ExchangeState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(state);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(LongestTermination);
        try
        {
            // With its steps: one that is answered at this moment would go on beside the new one and send its mails, too.
            foreach (var instance in state.Steps.Where(s => s.IsOpen).Select(s => new StepReference(state.Id.Value, s.Key.ToString()).InstanceId).Prepend(state.Id.Value))
            {
                await EndAsync(client, instance, patience.Token);
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled } && !cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning("The workflow of {Exchange} did not end in time; the sweep will go on.", state.Id);
        }

        await StartAsync(client, state.Id, cancellationToken);
    }

    private static async Task EndAsync(DurableTaskClient client, string instance, CancellationToken cancellationToken)
    {
        if (await client.GetInstanceAsync(instance, cancellationToken) is not { IsCompleted: false })
        {
            return;
        }

        try
        {
            await client.TerminateInstanceAsync(instance, new TerminateInstanceOptions { Recursive = true }, cancellationToken);
        }
        catch (RpcException failure) when (failure.StatusCode is StatusCode.NotFound or StatusCode.FailedPrecondition or StatusCode.Unknown)
        {
            // It ended by itself in between; older releases of the extension say Unknown. If it did not, the wait below does not end before its time.
        }

        await client.WaitForInstanceCompletionAsync(instance, cancellationToken);
    }

    private Task NudgeAsync(DurableTaskClient client, StepReference step, CancellationToken cancellationToken) =>
        RaiseAsync(client, step.InstanceId, HumanStep.Nudge, cancellationToken);

    private async Task RaiseAsync(DurableTaskClient client, string instance, string name, CancellationToken cancellationToken)
    {
        try
        {
            await client.RaiseEventAsync(instance, name, eventPayload: null, cancellationToken);
        }
        catch (RpcException failure) when (failure.StatusCode is StatusCode.NotFound or StatusCode.FailedPrecondition or StatusCode.Unknown)
        {
            // Older releases of the extension say Unknown. Not waiting yet, or no longer: either way it reads the stored exchange by itself.
            logger.LogDebug("{Instance} was not there to be nudged.", instance);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.LogWarning(failure, "{Instance} could not be nudged; the sweep will.", instance);
        }
    }
}
