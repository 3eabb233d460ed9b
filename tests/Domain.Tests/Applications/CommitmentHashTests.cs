using System.Text.Json;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Programmes;
using FsCheck.Xunit;

namespace CE4BIG.Domain.Tests.Applications;

public sealed class CommitmentHashTests
{
    private static readonly Application Application = Forms.Application();
    private static readonly CommitmentHash Signed = CommitmentHash.Of(Application);

    public static TheoryData<string, Application> ChangesThatVoidSignatures => new()
    {
        { "goals", Application with { Goals = "Other goals." } },
        { "objectives", Application with { Objectives = "Other objectives." } },
        { "agenda", Application with { Agenda = "Other agenda." } },
        { "start", Application with { Visit = Application.Visit with { Start = Application.Visit.Start.AddDays(1) } } },
        { "end", Application with { Visit = Application.Visit with { End = Application.Visit.End.AddDays(1) } } },
        { "whether anybody travels", Application with { Visit = Application.Visit with { IsVirtual = true } } },
        { "host", Application with { Host = Application.Host with { Organisation = "Another host" } } },
        { "host's kind", Application with { Host = Application.Host with { Kind = OrganisationKind.Sme } } },
        { "host's country", Application with { Host = Application.Host with { Country = CountryCode.Parse("BE") } } },
        { "host's cluster", Application with { Host = Application.Host with { ClusterId = "biowin" } } },
        { "host's person", Application with { HostContact = Application.HostContact with { Name = "Somebody Else" } } },
        { "host's address", Application with { HostContact = Application.HostContact with { Email = "else@host.example" } } },
    };

    [Theory]
    [MemberData(nameof(ChangesThatVoidSignatures))]
    public void Changing_what_was_signed_changes_the_hash(string what, Application changed)
        => Assert.False(Signed == CommitmentHash.Of(changed), what);

    [Fact]
    public void Changing_what_nobody_signed_keeps_the_hash()
        => Assert.Equal(
            Signed,
            CommitmentHash.Of(Application with
            {
                VisitorContact = Application.VisitorContact with { Name = "Zofia Nowa" },
                HostContact = Application.HostContact with { Language = Language.En, Email = "Jean.OConnor@host.example" },
                Bank = Application.Bank with { Holder = "Somebody" },
            }));

    [Fact]
    public void The_same_commitment_has_the_same_hash_in_every_release()
        => Assert.Equal("bb4cb81775732a635bea8aa451c8df8dd5fa0a34bd4abb0eaf453d4034107bc0", Signed.Value);

    [Property]
    public bool No_text_can_be_moved_between_goals_and_objectives_unnoticed(string? goals, string? objectives)
    {
        var (left, right) = (goals ?? "", objectives ?? "");
        var moved = Application with { Goals = left + right, Objectives = "" };
        return right.Length == 0 || CommitmentHash.Of(Application with { Goals = left, Objectives = right }) != CommitmentHash.Of(moved);
    }

    [Fact]
    public void A_stored_hash_reads_back() => Assert.Equal(Signed, JsonSerializer.Deserialize<CommitmentHash>(JsonSerializer.Serialize(Signed)));

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("ABCDEF7890123456789012345678901234567890123456789012345678901234")]
    public void What_is_not_64_hexadecimal_digits_is_no_hash(string text) => Assert.False(CommitmentHash.TryParse(text, out _));
}
