namespace CE4BIG.Pages;

/// <summary>A file that pages load.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="ContentType">For the header of the same name.</param>
/// <param name="ETag">A strong tag of the content, quoted.</param>
public sealed record Asset(ReadOnlyMemory<byte> Content, string ContentType, string ETag);
