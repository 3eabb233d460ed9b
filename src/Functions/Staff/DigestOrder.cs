using System.Globalization;

namespace CE4BIG.Functions.Staff;

/// <summary>A mail of the day that is to be written: ids only, since orchestrations keep what they are given.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="Person">The person's id there.</param>
/// <param name="Day">The day, by the programme's clock.</param>
/// <param name="At">The moment, in real time.</param>
public sealed record DigestOrder(string Programme, string Person, DateOnly Day, DateTimeOffset At)
{
    /// <summary>The instance that writes it: one for each person and day, however many mails go into it.</summary>
    public string InstanceId => string.Create(CultureInfo.InvariantCulture, $"digest:{Programme}:{Person}:{Day:yyyyMMdd}");
}
