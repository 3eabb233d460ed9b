namespace CE4BIG.Domain.Audit;

/// <summary>One entry of an audit file.</summary>
/// <param name="Path">Its name within the file.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Of its bytes, in small hexadecimal digits.</param>
public sealed record ManifestFile(string Path, long Bytes, string Sha256);
