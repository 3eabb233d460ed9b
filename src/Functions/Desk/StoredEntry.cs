using System.Collections.Immutable;
using Azure;

namespace CE4BIG.Functions.Desk;

/// <summary>What an exchange's own row of the projection holds, so that the next write knows what to take back.</summary>
internal sealed record StoredEntry
{
    /// <summary>As it is listed.</summary>
    public required DeskEntry Entry { get; init; }

    /// <summary>The length of the exchange's trail when it was looked at: a longer one is newer.</summary>
    public required int Version { get; init; }

    /// <summary>Counts the writes.</summary>
    public required int Writes { get; init; }

    /// <summary>When its trail last grew, in programme time.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>The keys of its rows.</summary>
    public required ImmutableArray<string> Keys { get; init; }

    /// <summary>The words it is found by, sorted.</summary>
    public required ImmutableArray<string> Words { get; init; }

    /// <summary>What it contributes to the figures.</summary>
    public required ImmutableSortedDictionary<string, int> Figures { get; init; }

    /// <summary>Addresses of visitor and host.</summary>
    public required ImmutableArray<string> Contacts { get; init; }

    /// <summary>Addresses to which a mail of it was refused for good.</summary>
    public required ImmutableArray<string> Refused { get; init; }

    /// <summary>The version that was read; default for a row that is not there yet.</summary>
    public ETag ETag { get; init; }

    /// <summary>Whether somebody who matters to it cannot be written to; over once somebody else took their place.</summary>
    public bool HasMailProblem => Refused.Any(address => Contacts.Contains(address, StringComparer.Ordinal) || Entry.Waiting.Any(s => s.Email == address));

    /// <summary>Whether nothing that is stored would change.</summary>
    public bool Says(StoredEntry other, string json, string otherJson) =>
        Version == other.Version && json == otherJson && Keys.SequenceEqual(other.Keys) && Refused.SequenceEqual(other.Refused)
        && Contacts.SequenceEqual(other.Contacts) && Figures.SequenceEqual(other.Figures);
}
