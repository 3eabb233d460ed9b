using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Tests.Applications;

namespace CE4BIG.Domain.Tests.Exchanges;

/// <summary>A signature binds one version of the Commitment to Quality (domain: The lifecycle).</summary>
public sealed class CommitmentTests
{
    public static TheoryData<string> Bound => ["goals", "objectives", "dates", "host", "agenda"];

    [Theory]
    [MemberData(nameof(Bound))]
    public void A_change_of_what_was_signed_voids_every_signature_and_asks_the_host_first(string what)
    {
        var amended = Changed(what);

        var exchange = AnExchange.AwaitingA(StepKind.VisitingApproval).ApprovedBy(StepKind.HostingApproval).SentBack().Resubmitted(amended);

        Assert.Equal("host-confirmation-2", Assert.Single(exchange.It.OpenSteps).Key.ToString());
        Assert.Equal((Role.Visitor, CommitmentHash.Of(amended)), exchange.State.Signatures.Select(s => (s.Role, s.Commitment)).Single());
    }

    [Theory]
    [MemberData(nameof(Bound))]
    public void When_all_have_signed_again_four_signatures_stand_under_the_new_version(string what)
    {
        var exchange = AnExchange.AwaitingA(StepKind.Correction).Resubmitted(Changed(what)).Confirmed().Awarded();

        Assert.Equal([Role.Visitor, Role.Host, Role.VisitingManager, Role.HostingManager], exchange.State.Signatures.Select(s => s.Role));
        Assert.Equal(CommitmentHash.Of(exchange.State.Application), Assert.Single(exchange.State.Signatures.Select(s => s.Commitment).Distinct()));
    }

    [Fact]
    public void Corrected_bank_data_touch_no_signature()
    {
        var exchange = AnExchange.AwaitingA(StepKind.BankCorrection);
        var signed = exchange.State.Signatures;

        exchange.Answered(StepKind.BankCorrection, Decision.CorrectBank);

        Assert.Equal(signed, exchange.State.Signatures);
    }

    private static Application Changed(string what)
    {
        var application = Forms.Application();
        return what switch
        {
            "goals" => application with { Goals = "Other goals." },
            "objectives" => application with { Objectives = "Other objectives." },
            "dates" => application with { Visit = application.Visit with { End = application.Visit.End.AddDays(3) } },
            "host" => application with { HostContact = AnExchange.NewPerson(1) },
            "agenda" => application with { Agenda = "Another agenda." },
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, "Not bound."),
        };
    }
}
