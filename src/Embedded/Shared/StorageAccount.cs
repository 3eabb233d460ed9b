using Azure.Core.Pipeline;

namespace CE4BIG.Embedded.Storage;

/// <summary>Where one storage service of an account lives, and how to sign for it. Read from a connection string.</summary>
internal sealed record StorageAccount(string AccountName, Uri Endpoint, AccountKey? Key, string? SharedAccessSignature)
{
    private const string EmulatorAccount = "devstoreaccount1";

    // The emulator's published key; every Azurite in the world has it.
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>The pipeline policy that authenticates; null for a resource that is open to all.</summary>
    public HttpPipelinePolicy? AuthenticationPolicy(Func<AccountKey, HttpPipelinePolicy> sign) =>
        Key is not null ? sign(Key)
        : SharedAccessSignature is not null ? new SharedAccessSignaturePolicy(SharedAccessSignature)
        : null;

    /// <param name="connectionString">As the portal gives it, or <c>UseDevelopmentStorage=true</c>.</param>
    /// <param name="service">The service's name in host names: "table" or "blob".</param>
    /// <param name="emulatorPort">The port that the emulator answers on for this service.</param>
    /// <exception cref="FormatException">The text is no connection string; the message never repeats it, since it holds the key.</exception>
    public static StorageAccount Parse(string connectionString, string service, int emulatorPort)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        var settings = Settings(connectionString);
        if (string.Equals(settings.GetValueOrDefault("UseDevelopmentStorage"), "true", StringComparison.OrdinalIgnoreCase))
        {
            return Emulator(settings, emulatorPort);
        }

        var signature = settings.GetValueOrDefault("SharedAccessSignature")?.TrimStart('?');
        var name = settings.GetValueOrDefault("AccountName");
        var key = settings.GetValueOrDefault("AccountKey");
        if (key is not null && name is null)
        {
            throw new FormatException("The connection string has an AccountKey but no AccountName.");
        }

        var endpoint = ExplicitEndpoint(settings, service) ?? DefaultEndpoint(settings, service, name);
        return new StorageAccount(
            name ?? AccountNameOf(endpoint),
            endpoint,
            key is null || name is null ? null : new AccountKey(name, DecodeKey(key)),
            key is null ? signature : null);
    }

    /// <summary>The account's name as the endpoint tells it: the first path segment on an emulator or IP address, else the first host label.</summary>
    public static string AccountNameOf(Uri endpoint)
    {
        var isPathStyle = endpoint.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6
            || string.Equals(endpoint.Host, "localhost", StringComparison.OrdinalIgnoreCase);
        return isPathStyle ? endpoint.AbsolutePath.Trim('/').Split('/')[0] : endpoint.Host.Split('.')[0];
    }

    // Keys carry no secrets, values do: a record's default text would print a signature into the first log that meets it.
    public override string ToString() => Endpoint.ToString();

    private static StorageAccount Emulator(Dictionary<string, string> settings, int port)
    {
        var host = settings.TryGetValue("DevelopmentStorageProxyUri", out var proxy) && Uri.TryCreate(proxy, UriKind.Absolute, out var uri)
            ? uri
            : new Uri("http://127.0.0.1");
        var endpoint = new UriBuilder(host.Scheme, host.Host, port, EmulatorAccount).Uri;
        return new StorageAccount(EmulatorAccount, endpoint, new AccountKey(EmulatorAccount, Convert.FromBase64String(EmulatorKey)), null);
    }

    private static Uri? ExplicitEndpoint(Dictionary<string, string> settings, string service)
    {
        if (!settings.TryGetValue(service + "Endpoint", out var text))
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https"
            ? endpoint
            : throw new FormatException($"The connection string's {service} endpoint is not an http address.");
    }

    private static Uri DefaultEndpoint(Dictionary<string, string> settings, string service, string? name)
    {
        if (name is null)
        {
            throw new FormatException($"The connection string names neither an account nor a {service} endpoint.");
        }

        var scheme = settings.GetValueOrDefault("DefaultEndpointsProtocol", "https");
        var suffix = settings.GetValueOrDefault("EndpointSuffix", "core.windows.net");
        return Uri.TryCreate($"{scheme}://{name}.{service}.{suffix}", UriKind.Absolute, out var endpoint)
            ? endpoint
            : throw new FormatException("The connection string's AccountName or EndpointSuffix does not make an address.");
    }

    private static byte[] DecodeKey(string key)
    {
        var bytes = new byte[key.Length];
        return Convert.TryFromBase64String(key, bytes, out var length)
            ? bytes[..length]
            : throw new FormatException("The connection string's AccountKey is not base64.");
    }

    private static Dictionary<string, string> Settings(string connectionString)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new FormatException("A connection string is a list of Name=Value, separated by semicolons.");
            }

            settings[part[..equals]] = part[(equals + 1)..];
        }

        return settings;
    }
}
