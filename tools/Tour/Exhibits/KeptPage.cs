using System.Net;

namespace CE4BIG.Tour.Exhibits;

/// <summary>A page as the desk answered it once, so that it can be looked at again and again while the desk has moved on.</summary>
/// <param name="Address">What was asked for.</param>
/// <param name="Status">The answer's status.</param>
/// <param name="Policy">The answer's Content-Security-Policy, which a browser holds the page to.</param>
/// <param name="Html">The document.</param>
internal sealed record KeptPage(Uri Address, HttpStatusCode Status, string Policy, string Html);
