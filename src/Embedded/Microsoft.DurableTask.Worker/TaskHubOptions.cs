using Azure.Data.Tables;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Worker.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Microsoft.DurableTask.Worker;

/// <summary>What a task hub needs to run.</summary>
internal sealed class TaskHubOptions
{
    /// <summary>The storage account that keeps the hub.</summary>
    public required TableServiceClient Tables { get; init; }

    /// <summary>Letters and digits, starting with a letter, at most 50: the hub's table is named after it.</summary>
    public required string HubName { get; init; }

    /// <summary>Names this process in the lease; see <see cref="ProcessIdentity"/>.</summary>
    public string Process { get; init; } = ProcessIdentity.Current;

    /// <summary>Names the machine in the lease, as far as its process numbers are valid.</summary>
    public string Machine { get; init; } = ProcessIdentity.Machine;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public ILoggerFactory Loggers { get; init; } = NullLoggerFactory.Instance;

    public DataConverter Converter { get; init; } = JsonDataConverter.Default;

    /// <summary>Replays every episode a second time and fails the instance where the two differ.</summary>
    public bool DevelopmentMode { get; init; }

    public int MaxConcurrentActivities { get; init; } = 10 * Environment.ProcessorCount;

    /// <summary>The version given to orchestrations that are started without one (host.json: defaultVersion).</summary>
    public string? DefaultVersion { get; init; }

    /// <summary>How long activities that run at a graceful stop may take to finish: less than the 30 s that a host gives, which also store the rest.</summary>
    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(20);
}
