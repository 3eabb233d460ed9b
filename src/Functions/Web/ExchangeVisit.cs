using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Links;
using CE4BIG.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace CE4BIG.Functions.Web;

/// <summary>Visitor or host at their page of an exchange, with a genuine link.</summary>
/// <param name="Request">Their request.</param>
/// <param name="Form">What they posted; null where they only look.</param>
/// <param name="File">The exchange.</param>
/// <param name="Programme">The version it is judged by.</param>
/// <param name="Role">Visitor or host.</param>
/// <param name="Secret">The secret of their link.</param>
public sealed record ExchangeVisit(HttpRequest Request, PostedForm? Form, ExchangeFile File, Programme Programme, Role Role, string Secret)
{
    /// <summary>Who they are.</summary>
    public Addressee Person => Role == Role.Host ? File.State.Host : File.State.Visitor;

    /// <summary>Lets somebody in whose link is genuine; null for everybody else.</summary>
    public static async Task<ExchangeVisit?> OpenAsync(
        ExchangeStore exchanges, Programmes programmes, StepLinks links, HttpRequest request, string id, string? secret, PostedForm? form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(exchanges);
        ArgumentNullException.ThrowIfNull(programmes);
        ArgumentNullException.ThrowIfNull(links);
        if (secret is not { Length: > 0 and <= LinkKeys.MaxLength } || !ExchangeId.TryParse(id, out var number)
            || await exchanges.LoadAsync(number, cancellationToken) is not { } file
            || links.PageOf(file.State, secret) is not { } role)
        {
            return null;
        }

        var programme = await programmes.GetAsync(file.State.ProgrammeId, file.State.ProgrammeVersion, cancellationToken);
        return new ExchangeVisit(request, form, file, programme, role, secret);
    }
}
