namespace CE4BIG.Season.Planning;

/// <summary>A cluster of the programme, with what its members look like.</summary>
internal sealed record Cluster(string Id, string Country, string Language, string IbanCountry, int BbanDigits, string Bic, Func<Random, string> Vat);
