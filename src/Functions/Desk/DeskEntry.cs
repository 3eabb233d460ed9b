using System.Collections.Immutable;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Functions.Desk;

/// <summary>One exchange as the desk lists it; every row of the projection carries it, so that a list is one range of keys.</summary>
public sealed record DeskEntry
{
    /// <summary>Its number.</summary>
    public required ExchangeId Id { get; init; }

    /// <summary>The visiting organisation.</summary>
    public required string Visitor { get; init; }

    /// <summary>The host organisation.</summary>
    public required string Host { get; init; }

    /// <summary>The visitor's cluster, by id: the one that pays.</summary>
    public required string VisitingCluster { get; init; }

    /// <summary>The host's cluster, by id.</summary>
    public required string HostingCluster { get; init; }

    /// <summary>When it was first submitted.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public required Stage Stage { get; init; }

    /// <summary>How it ended, once it has.</summary>
    public Ending? Ending { get; init; }

    /// <summary>The account, masked, while there is money to pay or to get back; null otherwise.</summary>
    public string? Account { get; init; }

    /// <summary>The open steps, the earliest deadline first.</summary>
    public required ImmutableArray<DeskStep> Waiting { get; init; }

    /// <summary>What an export tells of it beyond the lists; null in a row of an earlier layout, until it is made anew.</summary>
    public DeskFacts? Facts { get; init; }

    /// <summary>Whether a cluster has anything to do with it.</summary>
    public bool Concerns(string cluster) => cluster == VisitingCluster || cluster == HostingCluster;

    /// <summary>An exchange's entry.</summary>
    /// <param name="state">The exchange.</param>
    /// <param name="programme">The version it is judged by.</param>
    public static DeskEntry Of(ExchangeState state, Programme programme)
    {
        ArgumentNullException.ThrowIfNull(state);
        var application = state.Application;
        var exchange = Exchange.Load(state, programme);
        ImmutableArray<DeskStep> waiting =
        [
            .. state.Steps.Where(s => s.IsOpen).OrderBy(s => s.DueAt).Select(s => new DeskStep(
                s.Key, s.Addressee?.Role ?? Role.Calendar, s.Addressee?.Name, s.Addressee?.Email, s.OpenedAt, s.DueAt, AmountOf(exchange, s.Key))),
        ];
        return new DeskEntry
        {
            Id = state.Id,
            Visitor = application.Visitor.Organisation,
            Host = application.Host.Organisation,
            VisitingCluster = application.Visitor.ClusterId,
            HostingCluster = application.Host.ClusterId,
            SubmittedAt = state.SubmittedAt,
            Stage = state.Stage,
            Ending = state.Ending,
            Account = waiting.Any(s => DeskStep.IsMoney(s.Key.Kind)) ? application.Bank.Iban.ToString() : null,
            Waiting = waiting,
            Facts = DeskFacts.Of(state),
        };
    }

    private static Money? AmountOf(Exchange exchange, StepKey step) => step.Kind switch
    {
        StepKind.AdvanceOrder => exchange.Advance(),
        StepKind.PaymentOrder or StepKind.BankCorrection => (exchange.State.Granted?.Amount ?? Money.Zero) - exchange.State.Paid,
        StepKind.AdvanceConfirmation or StepKind.PaymentConfirmation => exchange.State.Payments.LastOrDefault()?.Amount,
        StepKind.Recovery => exchange.State.Recoveries.FirstOrDefault(r => r.Step == step)?.Amount,
        _ => null,
    };
}
