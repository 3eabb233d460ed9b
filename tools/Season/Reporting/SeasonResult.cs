using System.Text.Json;

namespace CE4BIG.Season.Reporting;

/// <summary>How a season went; the last line that Season prints, as JSON.</summary>
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
    int LostOrDoubled)
{
    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}
