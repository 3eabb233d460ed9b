using System.Collections.Immutable;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Pages.Models;

/// <summary>The form of one step for the person it was asked of. One derived model for each kind of step.</summary>
/// <param name="Basis">What every such form starts from.</param>
public abstract record StepModel(StepBasis Basis) : PageModel
{
    /// <summary>The essentials of the exchange.</summary>
    public ExchangeFacts Facts => Basis.Facts;

    /// <summary>Which step.</summary>
    public StepKey Step => Basis.Step;

    /// <summary>The secret of the link, carried on in a hidden field.</summary>
    public string Secret => Basis.Secret;

    /// <summary>The person whom the link was issued to.</summary>
    public string IssuedTo => Basis.IssuedTo;

    /// <summary>The deadline.</summary>
    public DateTimeOffset Due => Basis.Due;

    /// <summary>Who could take the step over; empty where it cannot be passed on.</summary>
    public ImmutableArray<Colleague> Colleagues { get; init; } = [];

    /// <summary>What was typed, and what is wrong with it.</summary>
    public FormInput Input => Basis.Input;

    internal override string Topic => StepKey.Name(Step.Kind);

    internal override PageOutcome Outcome => PageOutcome.Form;

    internal override FormInput Form => Input;
}
