using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace CE4BIG.Functions.Settings;

/// <summary>
/// The storage account, by the host's own conventional names: either the connection string <c>AzureWebJobsStorage</c>, or
/// <c>AzureWebJobsStorage__tableServiceUri</c> and <c>__blobServiceUri</c> for an identity.
/// </summary>
public sealed class StorageOptions : IValidatableObject
{
    /// <summary>Where they stand.</summary>
    public const string Section = "AzureWebJobsStorage";

    /// <summary>A connection string, or null where an identity is used.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The table endpoint, for an identity.</summary>
    public Uri? TableServiceUri { get; init; }

    /// <summary>The blob endpoint, for an identity.</summary>
    public Uri? BlobServiceUri { get; init; }

    /// <summary>The client id of a user-assigned identity; null for the system's.</summary>
    public string? ClientId { get; init; }

    /// <summary>Reads them.</summary>
    public static StorageOptions Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection(Section);
        return new StorageOptions
        {
            ConnectionString = section.Value,
            TableServiceUri = section.GetValue<Uri?>("tableServiceUri"),
            BlobServiceUri = section.GetValue<Uri?>("blobServiceUri"),
            ClientId = section["clientId"],
        };
    }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(ConnectionString) && (TableServiceUri is null || BlobServiceUri is null))
        {
            yield return new ValidationResult(
                "AzureWebJobsStorage must be a connection string, or AzureWebJobsStorage__tableServiceUri and AzureWebJobsStorage__blobServiceUri must be set.");
        }
    }
}
