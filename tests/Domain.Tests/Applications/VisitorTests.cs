using CE4BIG.Domain.Applications;

namespace CE4BIG.Domain.Tests.Applications;

public sealed class VisitorTests
{
    private static readonly Visitor Visitor = Forms.Application().Visitor;

    [Theory]
    [InlineData("SELVITA diagnostics Sp. Z O.O.")]
    [InlineData("Selvita  Diagnostics, sp.z o.o.")]
    public void An_organisation_is_recognised_however_its_name_is_written(string written)
        => Assert.Equal(Visitor.IdentityKeys, (Visitor with { Organisation = written }).IdentityKeys);

    [Fact]
    public void An_organisation_under_a_new_name_is_recognised_by_its_VAT_number()
        => Assert.NotEmpty(Visitor.IdentityKeys.Intersect((Visitor with { Organisation = "New Name" }).IdentityKeys));

    [Fact]
    public void Organisations_of_one_name_in_two_countries_are_two()
        => Assert.Empty(Visitor.IdentityKeys.Intersect((Visitor with { Country = Domain.Calendar.CountryCode.Parse("DE"), Vat = null }).IdentityKeys));
}
