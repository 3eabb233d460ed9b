using Azure.Data.Tables;

namespace CE4BIG.Functions.Storage;

/// <summary>The columns of a row that hold bank data: the encrypted text, and beside it the key's name, by which rows of older keys are found.</summary>
internal static class BankColumns
{
    /// <summary>The encrypted text.</summary>
    public const string Bank = "Bank";

    /// <summary>The key's name.</summary>
    public const string Key = "BankKey";

    public static void Lock(TableEntity row, string owner, string text, BankSafe safe) => (row[Bank], row[Key]) = (safe.Lock(owner, text), safe.KeyId);

    /// <summary>The text; null where the row holds none.</summary>
    public static string? Unlock(TableEntity row, string owner, BankSafe safe) => row.GetString(Bank) is { } locked ? safe.Unlock(owner, locked) : null;
}
