namespace CE4BIG.VerifyAudit;

/// <summary>Something in an audit file that is not as it was written.</summary>
/// <param name="Entry">The entry of the ZIP; empty for the ZIP itself.</param>
/// <param name="Row">The row of a trail, from 1; 0 where it is no row.</param>
/// <param name="Problem">What is wrong.</param>
internal sealed record Finding(string Entry, int Row, string Problem)
{
    public override string ToString() => Row == 0 ? $"{Entry}: {Problem}" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Entry}, row {Row}: {Problem}");
}
