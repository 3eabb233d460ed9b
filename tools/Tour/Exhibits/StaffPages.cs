using System.Net;
using CE4BIG.Tour.Staging;

namespace CE4BIG.Tour.Exhibits;

/// <summary>The desk: what coordinator, manager and finance see when they are signed in.</summary>
internal sealed class StaffPages(RunningDesk desk, Gallery gallery, Travellers travellers)
{
    public const string Coordinator = "claire.fontaine@ce4big.example";
    private const string Manager = "anna.nowak@lsk.example";
    private const string Finance = "ewa.zielinska@lsk.example";
    private const string Payer = "sophie.dubois@biowin.example";

    public async Task ShowAsync()
    {
        var coordinator = await desk.SignInAsync(Coordinator);
        var manager = await desk.SignInAsync(Manager);
        var finance = await desk.SignInAsync(Finance);
        gallery.Letters["sign-in"] = await desk.LetterToAsync(Manager, "/desk/enter");
        await gallery.ShowAsync("sign-in-enter", gallery.Letters["sign-in"]);

        await gallery.ShowAsync("desk", "/desk", manager);
        await gallery.ShowAsync("desk-coordinator", "/desk", coordinator);
        await gallery.ShowAsync("desk-finance-officer", "/desk", finance);
        await gallery.ShowAsync("figures", "/desk/figures", coordinator);
        await gallery.ShowAsync("desk-exchanges", "/desk/exchanges", coordinator);
        await gallery.ShowAsync("desk-exchanges-of-a-cluster", "/desk/exchanges", manager);
        await gallery.ShowAsync("desk-finance", "/desk/finance", finance);
        await gallery.ShowAsync("desk-finance-coordinator", "/desk/finance", coordinator);
        await gallery.ShowAsync("desk-ledger", "/desk/ledger", finance);
        await gallery.ShowAsync("desk-ledger-coordinator", "/desk/ledger", coordinator);
        await gallery.ShowAsync("desk-import", "/desk/import", coordinator);
        await gallery.ShowAsync("desk-payments", "/desk/payments", await desk.SignInAsync(Payer));
        await gallery.ShowAsync("desk-statement", "/desk/payments/statement", finance);
        await gallery.ShowAsync("me", "/desk/me", manager);
        await gallery.ShowAsync("people", "/desk/people", coordinator);
        await gallery.ShowAsync("desk-standstill", "/desk/standstill", coordinator);
        await gallery.ShowAsync("person", "/desk/person", coordinator);
        await gallery.ShowAsync("people-of-a-cluster", "/desk/people", manager);
        await gallery.ShowAsync("desk-exchange", $"/desk/exchange/{travellers.Validating.Exchange}", coordinator);
        await gallery.ShowAsync("desk-exchange-closed", $"/desk/exchange/{travellers.Closed.Exchange}", manager);
        await gallery.ShowAsync("desk-exchange-recovering", $"/desk/exchange/{travellers.Recovering.Exchange}", coordinator);
        await gallery.ShowAsync("desk-commitment", $"/desk/exchange/{travellers.Closed.Exchange}/commitment", coordinator);
        var file = await desk.Desk.GetAsync($"/desk/exchange/{travellers.Validating.Exchange}", CancellationToken.None, coordinator);
        await gallery.ShowAsync("desk-action-errors", file.FormOffering("action", "extend"), coordinator, HttpStatusCode.UnprocessableEntity);
        await gallery.ShowAsync("signed-out", file.FormAt("/desk/sign-out"), coordinator);
    }
}
