namespace Microsoft.DurableTask.Worker;

/// <summary>Every input has a limit. These keep each commit within one entity-group transaction (100 operations, 4 MiB).</summary>
internal static class EngineLimits
{
    /// <summary>One input, output or event payload, in characters of JSON.</summary>
    public const int Payload = 256 * 1024;

    /// <summary>A custom status, in characters of JSON; the official stack has the same limit.</summary>
    public const int CustomStatus = 16 * 1024;

    public const int InstanceId = 100;

    public const int Name = 200;

    /// <summary>What one episode may add to a history, in bytes.</summary>
    public const int Episode = 2 * 1024 * 1024;

    /// <summary>How much that came in goes into one episode, in characters; the rest goes into the next.</summary>
    public const int EpisodeInputs = 512 * 1024;

    /// <summary>How many stored messages one episode takes in; each is a row to delete in the episode's transaction.</summary>
    public const int MessagesIn = 24;

    /// <summary>How many messages one episode may send; each is a row in the episode's transaction.</summary>
    public const int MessagesOut = 64;

    public static string? CheckPayload(string? json, string what) => json is null || json.Length <= Payload
        ? json
        : throw new ArgumentException(FormattableString.Invariant($"The {what} has {json.Length} characters of JSON; the limit is {Payload}. Pass a reference instead."), nameof(json));

    public static string CheckInstanceId(string instanceId)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return instanceId.Length <= InstanceId && !instanceId.Any(char.IsControl)
            ? instanceId
            : throw new ArgumentException(FormattableString.Invariant($"An instance id has at most {InstanceId} characters and no control characters."), nameof(instanceId));
    }

    public static string CheckName(string name, string what)
    {
        ArgumentException.ThrowIfNullOrEmpty(name, what);
        return name.Length <= Name
            ? name
            : throw new ArgumentException(FormattableString.Invariant($"The name has {name.Length} characters; the limit is {Name}."), what);
    }
}
