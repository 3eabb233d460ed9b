using Azure;
using CE4BIG.Domain.Applications.Drafts;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Functions.Drafts;

/// <summary>A draft as it is stored: open, or what is remembered of one that ended.</summary>
public abstract record StoredDraft
{
    private StoredDraft()
    {
    }

    /// <summary>Its name in addresses.</summary>
    public abstract DraftId Id { get; }

    /// <summary>When it is next looked at, in programme time.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>The version that was loaded.</summary>
    public ETag ETag { get; init; }

    /// <summary>Somebody may go on with it.</summary>
    public sealed record Open(Draft Draft) : StoredDraft
    {
        /// <inheritdoc/>
        public override DraftId Id => Draft.Id;

        /// <summary>When a mail with its link was last asked for, in real time.</summary>
        public required DateTimeOffset LinkOrderedAt { get; init; }

        /// <summary>Whether the provider has not yet taken that mail.</summary>
        public required bool LinkOwed { get; init; }
    }

    /// <summary>It ended. Nothing of what was typed is kept, nor whose it was; only enough to tell its owner's link from a wrong one.</summary>
    public sealed record Ended(DraftId Name, DraftEnd End) : StoredDraft
    {
        /// <inheritdoc/>
        public override DraftId Id => Name;

        /// <summary>The programme applied to.</summary>
        public required string ProgrammeId { get; init; }

        /// <summary>The language of its pages.</summary>
        public required Language Language { get; init; }

        /// <summary>A one-way mark of its link's secret.</summary>
        public required string LinkMark { get; init; }
    }
}
