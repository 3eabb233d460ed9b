using System.Security.Cryptography;
using System.Text.Json;
using CE4BIG.Functions.Settings;
using CE4BIG.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CE4BIG.Functions.Tests.Settings;

public sealed class SettingsTests
{
    private static readonly Dictionary<string, string?> Sample = ReadSample();

    public static TheoryData<string, string?> Wrong => new()
    {
        { "AzureWebJobsStorage", "" },
        { "App:BaseUrl", null },
        { "App:BaseUrl", "desk.example" },
        { "Links:Key", null },
        { "Links:Key", "c2hvcnQ=" },
        { "Links:Key", "this is not base64, though it is long enough" },
        { "Links:PreviousKeys", "c2hvcnQ=" },
        { "BankData:Key", null },
        { "BankData:Key", "c2hvcnQ=" },
        { "BankData:PreviousKeys", "c2hvcnQ=" },
        { "SendGrid:ApiKey", "" },
        { "SendGrid:From", "nobody" },
        { "SendGrid:FromName", "" },
        { "SendGrid:WebhookKey", "this is no key" },
        { "SendGrid:WebhookKey", "c2hvcnQ=" },
        { "SendGrid:WebhookKey", OfAnotherCurve() },
        { "OTEL_EXPORTER_OTLP_ENDPOINT", "collector" },
        { "OTEL_EXPORTER_OTLP_ENDPOINT", "ftp://collector" },
        { "Time:Scale", "0" },
        { "Time:Scale", "-5" },
        { "Time:Scale", "10000001" },
    };

    [Fact]
    public async Task The_sample_is_a_right_configuration() => await ValidateAsync(Sample);

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_setting_stops_the_start_and_is_named(string setting, string? value)
    {
        var settings = new Dictionary<string, string?>(Sample) { [setting] = value };

        var stopped = await Assert.ThrowsAnyAsync<OptionsValidationException>(() => ValidateAsync(settings));

        Assert.Contains(setting, stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sample_lists_every_setting_and_no_other()
    {
        var known = new[] { typeof(AppOptions), typeof(LinkOptions), typeof(BankDataOptions), typeof(MailOptions), typeof(TimeOptions) }
            .SelectMany(type => type.GetProperties().Select(property => $"{Section(type)}:{property.Name}"))
            .Concat(["FUNCTIONS_WORKER_RUNTIME", "AzureWebJobsStorage", "OTEL_EXPORTER_OTLP_ENDPOINT", "APPLICATIONINSIGHTS_CONNECTION_STRING"]);

        Assert.Equal(known.Order(StringComparer.Ordinal), Sample.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_samples_keys_are_plainly_placeholders() =>
        Assert.All(["Links:Key", "BankData:Key"], key => Assert.StartsWith("REPLACE+THIS+KEY", Sample[key], StringComparison.Ordinal));

    [Fact]
    public void An_identity_takes_the_place_of_a_connection_string()
    {
        var options = new StorageOptions { TableServiceUri = new Uri("https://a.table.core.windows.net"), BlobServiceUri = new Uri("https://a.blob.core.windows.net") };

        Assert.Empty(options.Validate(new System.ComponentModel.DataAnnotations.ValidationContext(options)));
    }

    private static string OfAnotherCurve()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        return Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
    }

    private static string Section(Type options) => options.Name switch
    {
        nameof(AppOptions) => "App",
        nameof(LinkOptions) => "Links",
        nameof(BankDataOptions) => "BankData",
        nameof(MailOptions) => "SendGrid",
        nameof(TimeOptions) => "Time",
        var other => throw new InvalidOperationException($"No section is known for {other}."),
    };

    private static Dictionary<string, string?> ReadSample()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Azurite.RepositoryRoot(), "local.settings.sample.json")));
        return document.RootElement.GetProperty("Values").EnumerateObject()
            .ToDictionary(v => v.Name.Replace("__", ":", StringComparison.Ordinal), v => (string?)v.Value.GetString(), StringComparer.Ordinal);
    }

    private static async Task ValidateAsync(Dictionary<string, string?> settings)
    {
        // At real pace nothing is asked of storage while the app is put together.
        var pace = settings["Time:Scale"] == Sample["Time:Scale"] ? "1" : settings["Time:Scale"];
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(settings) { ["Time:Scale"] = pace }).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration);
        await services.AddExchangeDeskAsync(configuration);
        await using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IStartupValidator>().Validate();
    }
}
