using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Domain.Tests.Exchanges;

/// <summary>The table of moves itself: complete, and nothing in it that leads nowhere.</summary>
public sealed class MovesTests
{
    [Fact]
    public void Every_kind_of_step_and_every_intervention_stands_in_the_table_once()
    {
        Assert.Equal(Enum.GetValues<StepKind>(), Moves.Steps.Select(s => s.Kind).Order());
        Assert.Equal(Enum.GetValues<Intervention>(), Moves.Interventions.Select(i => i.What).Order());
        Assert.All(Moves.Steps, rule => Assert.Same(rule, Moves.Of(rule.Kind)));
    }

    [Fact]
    public void Every_answer_is_taken_somewhere_and_by_no_step_twice()
    {
        Assert.Equal(Enum.GetValues<Decision>(), Moves.Steps.SelectMany(s => s.Answers).Select(a => a.Decision).Distinct().Order());
        Assert.All(Moves.Steps, s => Assert.Equal(s.Answers.Length, s.Answers.Select(a => a.Decision).Distinct().Count()));
    }

    [Fact]
    public void Every_ending_and_every_step_is_led_to()
    {
        var leads = Moves.Steps.SelectMany(s => s.Answers).SelectMany(a => a.Leads)
            .Concat(Moves.Steps.SelectMany(s => s.Silence)).Concat(Moves.Interventions.SelectMany(i => i.Leads)).ToList();

        Assert.Equal(Enum.GetValues<Ending>(), leads.Select(c => c.Ends).OfType<Ending>().Distinct().Order());
        Assert.Equal(Enum.GetValues<StepKind>(), leads.Select(c => c.Asks).OfType<StepKind>().Concat(Moves.AfterAnEnding).Distinct().Order());
    }

    [Fact]
    public void Whoever_is_asked_and_keeps_silent_never_leaves_an_exchange_without_a_next_move() =>
        Assert.All(Moves.Steps.Where(s => s.Asked is not null), s => Assert.NotEmpty(s.Silence));

    [Fact]
    public void Whatever_disappoints_somebody_needs_a_reason() =>
        Assert.All(
            Moves.Steps.SelectMany(s => s.Answers),
            a => Assert.Equal(
                a.Decision is Decision.Decline or Decision.RequestChanges or Decision.Reject or Decision.DeclareConflict or Decision.Withdraw or Decision.ReportNoShow
                    or Decision.ValidatePartly or Decision.RequestEvidence or Decision.Refuse or Decision.Hold or Decision.PaymentReturned or Decision.WaiveRecovery,
                a.NeedsReason));
}
