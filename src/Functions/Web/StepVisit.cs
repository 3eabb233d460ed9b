using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Links;
using CE4BIG.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace CE4BIG.Functions.Web;

/// <summary>Somebody at a step's page with a genuine link.</summary>
/// <param name="Request">Their request.</param>
/// <param name="Form">What they posted; null where they only look.</param>
/// <param name="File">The exchange.</param>
/// <param name="Programme">The version it is judged by.</param>
/// <param name="Step">The step, with an addressee.</param>
/// <param name="Secret">The secret of their link.</param>
/// <param name="Link">Whether the link is the present one.</param>
public sealed record StepVisit(
    HttpRequest Request, PostedForm? Form, ExchangeFile File, Programme Programme, Step Step, string Secret, LinkState Link);
