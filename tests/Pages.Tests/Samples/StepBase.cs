using CE4BIG.Domain.Exchanges;
using CE4BIG.Pages.Models;

namespace CE4BIG.Pages.Tests.Samples;

/// <summary>What every step's model starts from.</summary>
internal sealed record StepBase(ExchangeFacts Facts, StepKey Step, string Secret, string IssuedTo, DateTimeOffset Due, FormInput Input);
