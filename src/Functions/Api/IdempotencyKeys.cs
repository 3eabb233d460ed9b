using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;

namespace CE4BIG.Functions.Api;

/// <summary>
/// The keys under which programs submitted applications. Each stands for one body and for the form id from which the exchange's number
/// follows, so that the same request sent twice, even at once, begins one exchange and is answered alike.
/// </summary>
public sealed class IdempotencyKeys(Tables tables, ProgrammeClock clock)
{
    /// <summary>Characters of a key.</summary>
    public const int Longest = 100;

    /// <summary>For how long a key is known, in real time: whoever repeats a request does so within minutes.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private const string Partition = "applications";
    private const string BodyColumn = "Body";
    private const string FormColumn = "Form";
    private const string EndColumn = "ExpiresAt";
    private const int MaxAttempts = 5;

    /// <summary>The form id that a key stands for, from now on where it is new; null where it came with another body before.</summary>
    /// <param name="key">The key as it was sent.</param>
    /// <param name="body">What was sent with it.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task<Guid?> TakeAsync(string key, string body, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Idempotency, cancellationToken);
        var (row, hash) = (Hash(key), Hash(body));
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var known = await table.GetEntityIfExistsAsync<TableEntity>(Partition, row, cancellationToken: cancellationToken);
            if (known.HasValue && known.Value!.GetDateTimeOffset(EndColumn) > clock.Real.GetUtcNow())
            {
                return known.Value.GetString(BodyColumn) == hash ? known.Value.GetGuid(FormColumn) : null;
            }

            // Whoever is slower looks again and finds what the other one wrote; so does a retry whose first answer was lost.
            var taken = new TableEntity(Partition, row) { [BodyColumn] = hash, [FormColumn] = Guid.NewGuid(), [EndColumn] = clock.Real.GetUtcNow() + Lifetime };
            try
            {
                _ = known.HasValue
                    ? await table.UpdateEntityAsync(taken, known.Value!.ETag, TableUpdateMode.Replace, cancellationToken)
                    : await table.AddEntityAsync(taken, cancellationToken);
                return taken.GetGuid(FormColumn);
            }
            catch (RequestFailedException failure) when (failure.Status is 404 or 409 or 412)
            {
                continue;
            }
        }

        throw new RequestFailedException(412, $"An idempotency key changed under every one of {MaxAttempts} attempts.");
    }

    /// <summary>Forgets the keys whose time is over.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Idempotency, cancellationToken);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and ExpiresAt le {clock.Real.GetUtcNow()}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            // Taken anew in this moment it would be a newer row.
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, cancellationToken);
        }
    }

    // The body holds an account and people: what is kept of it tells neither.
    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
