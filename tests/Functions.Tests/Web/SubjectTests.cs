using CE4BIG.Functions.Web;
using Microsoft.AspNetCore.Http;

namespace CE4BIG.Functions.Tests.Web;

public sealed class SubjectTests
{
    [Theory]
    [InlineData("/step/CX-7K3M9QPD/host-confirmation-1", "CX-7K3M9QPD/host-confirmation-1")]
    [InlineData("/exchange/cx-7k3m9qpd/act", "CX-7K3M9QPD")]
    [InlineData("/desk/exchange/CX-7K3M9QPD/audit.zip", "CX-7K3M9QPD")]
    [InlineData("/apply", "no exchange")]
    [InlineData("", "no exchange")]
    public void A_path_names_exchange_and_step(string path, string subject) => Assert.Equal(subject, Subject.Of(new PathString(path)));

    [Theory]
    [InlineData("/step/CX-7K3M9QPD/host-confirmation-1?k=secret", "CX-7K3M9QPD")]
    [InlineData("/step/CX-7K3M9QPD/host-confirmation-1&k=secret", "CX-7K3M9QPD")]
    [InlineData("/exchange/CX-7K3M9QPD?k=secret", "no exchange")]
    [InlineData("/step/CX-7K3M9QPD/secret/zofia@visitor.example", "CX-7K3M9QPD")]
    [InlineData("/step/CX-7K3M9QPD\nsecret/x", "no exchange")]
    public void Nothing_else_of_a_path_is_repeated(string path, string subject) => Assert.Equal(subject, Subject.Of(new PathString(path)));
}
