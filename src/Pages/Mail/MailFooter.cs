using System.Collections.Immutable;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Pages.Mail;

/// <summary>What every mail ends with: who sent it and why, and the funding statement (domain: The law around it).</summary>
internal static class MailFooter
{
    public static ImmutableArray<string> Of(Programme programme, Language language, string purpose) => [purpose, programme.FundingStatement(language)];
}
