using CE4BIG.Domain.Exchanges;
using CE4BIG.Pages.Models;

namespace CE4BIG.Pages.Tests;

public sealed class InterventionNamesTests
{
    [Theory]
    [InlineData(Intervention.Postpone, "postpone")]
    [InlineData(Intervention.ChangeHost, "change-host")]
    [InlineData(Intervention.Withdraw, "withdraw")]
    [InlineData(Intervention.CancelByHost, "cancel-by-host")]
    [InlineData(Intervention.ReportNoShow, "no-show")]
    [InlineData(Intervention.CancelByCluster, "cancel-by-cluster")]
    [InlineData(Intervention.ForceMajeure, "force-majeure")]
    [InlineData(Intervention.Extend, "extend")]
    [InlineData(Intervention.Resend, "resend")]
    [InlineData(Intervention.ReplacePerson, "replace-person")]
    [InlineData(Intervention.Restart, "restart")]
    [InlineData(Intervention.ApplyProgramme, "apply-programme")]
    [InlineData(Intervention.HoldLegally, "hold-legally")]
    [InlineData(Intervention.ReleaseHold, "release-hold")]
    [InlineData(Intervention.Recover, "recover")]
    [InlineData(Intervention.TakeOver, "take-over")]
    [InlineData(Intervention.PaymentCameBack, "payment-came-back")]
    [InlineData(Intervention.AdvanceCameBack, "advance-came-back")]
    public void An_intervention_is_posted_by_a_name_that_reads_back(Intervention intervention, string name)
    {
        Assert.Equal(name, InterventionNames.Of(intervention));
        Assert.Equal(intervention, InterventionNames.Read(name));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Postpone")]
    [InlineData("report-no-show")]
    public void Any_other_name_is_none(string? name)
    {
        Assert.Null(InterventionNames.Read(name));
    }
}
