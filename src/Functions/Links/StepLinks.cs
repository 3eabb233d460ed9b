using System.Globalization;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Settings;
using CE4BIG.Functions.Storage;
using Microsoft.Extensions.Options;

namespace CE4BIG.Functions.Links;

/// <summary>Links into an exchange: to a step for the person it is asked of, to their exchange for the visitor (architecture §4).</summary>
public sealed class StepLinks(LinkKeys keys, IOptions<AppOptions> app)
{
    /// <summary>The secret of a step's present link.</summary>
    public string Secret(ExchangeId exchange, Step step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return keys.Secret(LinkPurpose.Step, Parts(exchange, step.Key, step.LinkSerial, step.Addressee!.Email));
    }

    /// <summary>The code that goes with a step's present link.</summary>
    public string Code(ExchangeId exchange, Step step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return keys.Code(LinkPurpose.Step, Parts(exchange, step.Key, step.LinkSerial, step.Addressee!.Email));
    }

    /// <summary>Whether a code goes with a step's present link.</summary>
    public bool IsCode(ExchangeId exchange, Step step, string code)
    {
        ArgumentNullException.ThrowIfNull(step);
        return keys.VerifyCode(code, LinkPurpose.Step, Parts(exchange, step.Key, step.LinkSerial, step.Addressee!.Email));
    }

    /// <summary>What a secret is to a step. Earlier links are known by the mails that carried them.</summary>
    public LinkState Look(ExchangeFile file, Step step, string? secret)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(step);
        if (step.Addressee is not { } addressee)
        {
            return LinkState.Unknown;
        }

        if (keys.Verify(secret, LinkPurpose.Step, Parts(file.State.Id, step.Key, step.LinkSerial, addressee.Email)))
        {
            return LinkState.Current;
        }

        foreach (var notice in file.Mails.Select(m => m.Notice).Where(n => n.Step == step.Key && CarriesNewLink(n.Kind) && n.Serial != step.LinkSerial))
        {
            if (keys.Verify(secret, LinkPurpose.Step, Parts(file.State.Id, step.Key, notice.Serial, notice.To.Email)))
            {
                return notice.To.Email == addressee.Email ? LinkState.Replaced : LinkState.PassedOn;
            }
        }

        return LinkState.Unknown;
    }

    /// <summary>Whose page a secret opens: the visitor's or the host's; null where it is neither's.</summary>
    public Role? PageOf(ExchangeState state, string? secret)
    {
        ArgumentNullException.ThrowIfNull(state);
        return keys.Verify(secret, PagePurpose(Role.Visitor), state.Id.Value, state.Visitor.Email) ? Role.Visitor
            : keys.Verify(secret, PagePurpose(Role.Host), state.Id.Value, state.Host.Email) ? Role.Host
            : null;
    }

    /// <summary>The code by which visitor or host act on their page.</summary>
    public string PageCode(ExchangeState state, Role role)
    {
        ArgumentNullException.ThrowIfNull(state);
        return keys.Code(PagePurpose(role), PageParts(state, role));
    }

    /// <summary>Whether a code is the one by which visitor or host act on their page.</summary>
    public bool IsPageCode(ExchangeState state, Role role, string code)
    {
        ArgumentNullException.ThrowIfNull(state);
        return keys.VerifyCode(code, PagePurpose(role), PageParts(state, role));
    }

    /// <summary>The address of a step's present link.</summary>
    public Uri Address(ExchangeId exchange, Step step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return new Uri(app.Value.BaseUrl, $"/step/{exchange}/{step.Key}?k={Secret(exchange, step)}");
    }

    /// <summary>The address of the visitor's or the host's page of their exchange.</summary>
    public Uri ExchangeAddress(ExchangeState state, Role role)
    {
        ArgumentNullException.ThrowIfNull(state);
        var person = role == Role.Host ? state.Host : state.Visitor;
        return new Uri(app.Value.BaseUrl, $"/exchange/{state.Id}?k={keys.Secret(PagePurpose(role), state.Id.Value, person.Email)}");
    }

    /// <summary>The address of an exchange's file on the desk, for staff.</summary>
    public Uri DeskAddress(ExchangeId exchange) => new(app.Value.BaseUrl, $"/desk/exchange/{exchange}");

    private static bool CarriesNewLink(NoticeKind kind) => kind is NoticeKind.StepAsked or NoticeKind.StepEscalated or NoticeKind.StepPassedOn or NoticeKind.StepLinkRenewed;

    private static LinkPurpose PagePurpose(Role role) => role == Role.Host ? LinkPurpose.HostPage : LinkPurpose.Exchange;

    private static string[] PageParts(ExchangeState state, Role role)
    {
        var (person, page) = role == Role.Host ? (state.Host, state.HostPage) : (state.Visitor, state.VisitorPage);
        return [state.Id.Value, page.Serial.ToString(CultureInfo.InvariantCulture), person.Email];
    }

    private static string[] Parts(ExchangeId exchange, StepKey step, int serial, string email) =>
        [exchange.Value, step.ToString(), serial.ToString(CultureInfo.InvariantCulture), email];
}
