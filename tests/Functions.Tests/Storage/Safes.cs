using CE4BIG.Functions.Settings;
using CE4BIG.Functions.Storage;
using Microsoft.Extensions.Options;

namespace CE4BIG.Functions.Tests.Storage;

internal static class Safes
{
    /// <summary>A safe whose present key is made of the first number, and those from before of the others.</summary>
    public static BankSafe Of(byte key, params byte[] previous) =>
        new(Options.Create(new BankDataOptions { Key = Key(key), PreviousKeys = string.Join(',', previous.Select(Key)) }));

    private static string Key(byte seed) => Convert.ToBase64String([.. Enumerable.Repeat(seed, BankDataOptions.KeyLength)]);
}
