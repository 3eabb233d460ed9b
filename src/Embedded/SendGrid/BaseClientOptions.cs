using SendGrid.Helpers.Reliability;

namespace SendGrid;

public class BaseClientOptions
{
    public string? Host { get; set; }

    public ReliabilitySettings ReliabilitySettings { get; set; } = new();
}
