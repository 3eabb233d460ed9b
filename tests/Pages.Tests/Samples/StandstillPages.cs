using CE4BIG.Pages.Models;

namespace CE4BIG.Pages.Tests.Samples;

/// <summary>What the coordinator sees after a restore.</summary>
internal static class StandstillPages
{
    public static IEnumerable<(string Name, PageModel Model)> Of(Sample s)
    {
        var restore = new RestoreFacts(new string('a', 64), Sample.Now.AddDays(-2), Sample.Now);
        var standing = new StandstillModel { Restore = restore };
        yield return ("desk-standstill-never", new StandstillModel());
        yield return ("desk-standstill", standing);
        yield return ("desk-standstill-broken-off", new StandstillModel { Restore = restore with { RestoredAt = null } });
        yield return ("desk-standstill-wrong", standing with
        {
            Input = s.Typed([FormError.Of("liftReason", FormProblem.TextMissing), FormError.Of("liftChecked", FormProblem.ConfirmationMissing)]),
        });
        yield return ("desk-standstill-lifted", standing with { Lifted = new LiftingFacts(Sample.Now, s.Application.HostContact.Name, s.Report.Summary) });
    }
}
