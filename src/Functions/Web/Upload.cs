using CE4BIG.Domain.Exchanges;
using Microsoft.AspNetCore.Http;

namespace CE4BIG.Functions.Web;

/// <summary>A file that was posted and looked at.</summary>
/// <param name="File">What is recorded of it.</param>
/// <param name="Content">Its bytes, as the form reader buffered them.</param>
public sealed record Upload(EvidenceFile File, IFormFile Content);
