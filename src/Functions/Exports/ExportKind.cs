namespace CE4BIG.Functions.Exports;

/// <summary>What can be exported; the name of the file begins with it.</summary>
public enum ExportKind
{
    /// <summary>Exchanges, as the list shows them.</summary>
    Exchanges,

    /// <summary>Payments, and money asked back.</summary>
    Payments,

    /// <summary>The entries of a cluster's ledger, or of all.</summary>
    Ledger,

    /// <summary>What counts towards the target, by paying cluster.</summary>
    Indicators,
}
