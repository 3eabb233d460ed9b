using System.Text.Json;
using CE4BIG.Season.Banking;

namespace CE4BIG.Season.Reporting;

/// <summary>
/// How a season went; the last line that Season prints, as JSON. <c>personas</c> and <c>outcomes</c> depend on the seed alone where all goes as planned.
/// </summary>
internal sealed record SeasonResult(
    int Exchanges,
    int Closed,
    int Rejected,
    int Failed,
    double Seconds,
    double ExchangesPerSecond,
    double P95PageMs,
    double P95DecisionMs,
    int Mails,
    int LostOrDoubled,
    int Deviations,
    IReadOnlyDictionary<string, PersonaCount> Personas,
    IReadOnlyList<string> Outcomes,
    BankTotals Bank)
{
    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}
