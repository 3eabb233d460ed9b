using System.Collections.Immutable;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Payments;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Storage;
using CE4BIG.Pages.Models;

namespace CE4BIG.Functions.Payments;

/// <summary>Finds a cluster's ordered payments, and turns those that an officer chose into a file.</summary>
public sealed class OrderedPayments(DeskLists lists, ExchangeStore exchanges, Programmes programmes, PaymentFiles files)
{
    // What a page of a sensible size shows; the others come when these are in a file.
    private const int MostShown = 40;

    /// <summary>Payments under way that are in no live file, the earliest deadline first, and whether there are more than are shown.</summary>
    public async Task<(ImmutableArray<PaymentChoice> Choices, bool More)> ReadyAsync(StaffMember staff, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(staff);
        var cluster = staff.Cluster!.Id;
        var choices = ImmutableArray.CreateBuilder<PaymentChoice>();
        string? place = null;
        do
        {
            // What is to be ordered or held stands in the same list and is passed over.
            var slice = await lists.MoneyAsync(staff.Programme.Id, cluster, place, cancellationToken);
            var found = await Task.WhenAll(slice.Items
                .Where(task => task.Step.Key.Kind is StepKind.PaymentConfirmation or StepKind.AdvanceConfirmation)
                .Select(task => ChoiceAsync(staff, task.Entry.Id, cancellationToken)));
            var claimed = await files.ClaimedAsync(staff.Programme.Id, cluster, found.OfType<PaymentChoice>().Select(c => c.Id), cancellationToken);
            choices.AddRange(found.OfType<PaymentChoice>().Where(c => !claimed.Contains(c.Id)));
            place = slice.After;
        }
        while (place is not null && choices.Count < MostShown);

        return ([.. choices.Take(MostShown)], place is not null || choices.Count > MostShown);
    }

    /// <summary>The transfers of these payments; null where one of them cannot be sent by this officer, or is not under way any more.</summary>
    public async Task<ImmutableArray<CreditTransfer>?> TransfersAsync(StaffMember staff, IEnumerable<EndToEndId> payments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(staff);
        var transfers = ImmutableArray.CreateBuilder<CreditTransfer>();
        foreach (var id in payments)
        {
            if (await LoadAsync(staff, id.Exchange, cancellationToken) is not { } exchange
                || exchange.Transfer(staff.Person.Email) is not { Ok: true, Value: var transfer }
                || transfer.Id != id)
            {
                return null;
            }

            transfers.Add(transfer);
        }

        return transfers.ToImmutable();
    }

    /// <summary>
    /// Whether a file with these payments may never have been sent: none was ever paid, and the bank sent none back. What an officer entered
    /// as returned may just have been taken out before it went.
    /// </summary>
    public async Task<bool> MayBeUnsentAsync(StaffMember staff, IEnumerable<EndToEndId> payments, CancellationToken cancellationToken) =>
        (await PaymentsAsync(staff, payments, cancellationToken)).All(payment => payment is { WasSent: false });

    /// <summary>Whether one of these payments was taken out by hand: a file with it must not go to the bank any more.</summary>
    public async Task<bool> WasOneTakenOutAsync(StaffMember staff, IEnumerable<EndToEndId> payments, CancellationToken cancellationToken) =>
        (await PaymentsAsync(staff, payments, cancellationToken)).Any(payment => payment is { ReturnedAt: not null, IsReturnedByBank: false });

    private async Task<Payment?[]> PaymentsAsync(StaffMember staff, IEnumerable<EndToEndId> payments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(staff);
        return await Task.WhenAll(payments.Select(async id =>
            await LoadAsync(staff, id.Exchange, cancellationToken) is { State.Payments: var all } && id.Number <= all.Length ? all[id.Number - 1] : null));
    }

    private async Task<PaymentChoice?> ChoiceAsync(StaffMember staff, ExchangeId id, CancellationToken cancellationToken)
    {
        // The list may lag behind: what it no longer is, the exchange says.
        if (await LoadAsync(staff, id, cancellationToken) is not { } exchange || exchange.State.Payments.LastOrDefault() is not { IsUnderWay: true } payment)
        {
            return null;
        }

        var bank = exchange.State.Application.Bank;
        return new PaymentChoice(
            new EndToEndId(id, exchange.State.Payments.Length), bank.Holder, bank.Iban.ToString(), payment.OrderedAt, payment.Amount, [.. exchange.Transfer(staff.Person.Email).Errors]);
    }

    private async Task<Exchange?> LoadAsync(StaffMember staff, ExchangeId id, CancellationToken cancellationToken)
    {
        if (await exchanges.LoadAsync(id, cancellationToken) is not { State: var state } || !staff.Pays(state))
        {
            return null;
        }

        return Exchange.Load(state, await programmes.GetAsync(state.ProgrammeId, state.ProgrammeVersion, cancellationToken));
    }
}
