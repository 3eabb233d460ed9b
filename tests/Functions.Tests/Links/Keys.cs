using CE4BIG.Functions.Links;
using CE4BIG.Functions.Settings;
using Microsoft.Extensions.Options;

namespace CE4BIG.Functions.Tests.Links;

internal static class Keys
{
    public static LinkKeys Of(byte seed = 1, params byte[] previous) =>
        new(Options.Create(new LinkOptions { Key = Key(seed), PreviousKeys = string.Join(',', previous.Select(Key)) }));

    public static IOptions<AppOptions> App(string baseUrl = "https://desk.example") => Options.Create(new AppOptions { BaseUrl = new Uri(baseUrl) });

    public static StepLinks Steps() => new(Of(), App());

    private static string Key(byte seed) => Convert.ToBase64String([.. Enumerable.Repeat(seed, 32)]);
}
