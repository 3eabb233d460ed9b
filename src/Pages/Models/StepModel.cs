using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Pages.Models;

/// <summary>The form of one step for the person it was asked of. One derived model for each kind of step.</summary>
public abstract record StepModel : PageModel
{
    /// <summary>The essentials of the exchange.</summary>
    public required ExchangeFacts Facts { get; init; }

    /// <summary>Which step.</summary>
    public required StepKey Step { get; init; }

    /// <summary>The secret of the link, carried on in a hidden field.</summary>
    public required string Secret { get; init; }

    /// <summary>The person whom the link was issued to.</summary>
    public required string IssuedTo { get; init; }

    /// <summary>The deadline.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>What was typed, and what is wrong with it.</summary>
    public FormInput Input { get; init; } = FormInput.Empty;

    internal override string Topic => StepKey.Name(Step.Kind);

    internal override PageOutcome Outcome => PageOutcome.Form;

    internal override FormInput Form => Input;
}
