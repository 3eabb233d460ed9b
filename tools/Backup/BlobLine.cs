using System.Collections.Immutable;

namespace CE4BIG.Backup;

/// <summary>A blob as the list of its container has it.</summary>
/// <param name="Name">Its name in the container.</param>
/// <param name="File">Where its content lies, relative to the backup's folder. Numbered: a blob's name may be no file's.</param>
/// <param name="ContentType">Its content type.</param>
/// <param name="Metadata">Its metadata, by name.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its content's SHA-256.</param>
internal sealed record BlobLine(string Name, string File, string? ContentType, ImmutableSortedDictionary<string, string> Metadata, long Bytes, string Sha256);
