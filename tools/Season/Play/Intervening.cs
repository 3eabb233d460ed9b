using System.Net;
using CE4BIG.Season.Desk;
using CE4BIG.Season.Personas;
using CE4BIG.Season.Planning;
using CE4BIG.Season.Post;

namespace CE4BIG.Season.Play;

/// <summary>Does what people do outside the steps: visitor and host on the page of their exchange, staff on the desk.</summary>
internal sealed class Intervening(string number, Scene scene, Role role, Stagehands stage, Response response)
{
    /// <summary>Does whatever it is time for.</summary>
    public async Task InterveneAsync(CancellationToken cancellationToken)
    {
        while (role.Intervening() is { } intervention)
        {
            var done = intervention.Actor switch
            {
                Actor.Visitor => await OnPageAsync(intervention, scene.VisitorsPage, cancellationToken),
                Actor.Host => await OnPageAsync(intervention, scene.HostsPage, cancellationToken),
                Actor.Coordinator => await AtDeskAsync(intervention, stage.Staff.Roster.Coordinator(Programme), cancellationToken),
                Actor.VisitingManager => await AtDeskAsync(intervention, stage.Staff.Roster.Manager(Programme, scene.Plan.Fields["visitorCluster"]), cancellationToken),
                _ => throw new ArgumentOutOfRangeException(intervention.Actor.ToString()),
            };
            if (!done)
            {
                // Their link has not come yet: the next mail may bring it.
                return;
            }

            role.Did(intervention);
        }
    }

    private string Programme => scene.Plan.Persona.Venue.Programme();

    private async Task<bool> OnPageAsync(Intervention intervention, Letter? letter, CancellationToken cancellationToken)
    {
        if (letter is null)
        {
            return false;
        }

        var page = await stage.Desk.GetAsync(letter.ActionLink!.AbsoluteUri, cancellationToken);
        var form = Fill(page.FormOffering("action", intervention.Action), intervention);
        form.Fill("code", letter.Code ?? throw new UnplayableException($"{letter.Kind} to {letter.To} leads to the exchange and brings no code."));
        await SendAsync(intervention, form, null, cancellationToken);
        return true;
    }

    private async Task<bool> AtDeskAsync(Intervention intervention, string address, CancellationToken cancellationToken)
    {
        var cookie = await stage.Staff.CookieAsync(address, cancellationToken);
        var page = await stage.Desk.GetAsync($"/desk/exchange/{number}", cancellationToken, cookie);
        await SendAsync(intervention, Fill(page.FormOffering("action", intervention.Action), intervention), cookie, cancellationToken);
        return true;
    }

    private DeskForm Fill(DeskForm form, Intervention intervention)
    {
        form.Fill("reason", intervention.Reason);
        foreach (var (field, value) in intervention.Fields(scene))
        {
            form.Fill(field, value);
        }

        return form;
    }

    private async Task SendAsync(Intervention intervention, DeskForm form, string? cookie, CancellationToken cancellationToken)
    {
        var at = stage.Time.GetUtcNow();
        var page = await stage.Desk.SubmitAsync(form, cancellationToken, cookie);

        // Done is shown at once, or by the page that a browser is sent to.
        if (page.Status is not (HttpStatusCode.OK or HttpStatusCode.SeeOther or HttpStatusCode.Found))
        {
            throw new UnplayableException($"{intervention.Actor} tried {intervention.Action} and was answered {page.Answer}");
        }

        response.Decided(at);
    }
}
