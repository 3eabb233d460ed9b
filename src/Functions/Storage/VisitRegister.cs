using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Storage;

/// <summary>
/// Who visits already: a visitor visits as often as the programme allows (domain: What the scheme requires). An organisation is known by
/// country and name and by its VAT number, and has a row for each visit; two applications at the same moment cannot both pass, since a
/// row's key is unique.
/// </summary>
public sealed class VisitRegister(Tables tables, ExchangeStore exchanges, Programmes programmes, TimeProvider real)
{
    private const string ExchangeColumn = "Exchange";
    private const int MaxAttempts = 3;

    // A claim whose exchange was not stored within this time was left by a crash between the two.
    private static readonly TimeSpan ClaimOutlivesCrash = TimeSpan.FromMinutes(5);

    /// <summary>Whether other exchanges of this visitor have used up its visits.</summary>
    public async Task<bool> HasVisitedAsync(Application application, ExchangeId self, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(application);
        var table = await tables.OpenAsync(TableNames.Visits, cancellationToken);
        foreach (var key in Keys(application))
        {
            var taken = 0;
            foreach (var row in Rows(key, application.ProgrammeId))
            {
                var found = await table.GetEntityIfExistsAsync<TableEntity>(application.ProgrammeId, row, cancellationToken: cancellationToken);
                taken += found.HasValue && await IsTakenAsync(found.Value!, self, cancellationToken) ? 1 : 0;
            }

            if (taken >= Visits(application.ProgrammeId))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Claims one of the visitor's visits for an exchange that is about to be stored. False where other exchanges have them all.</summary>
    public async Task<bool> ClaimAsync(Application application, ExchangeId exchange, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(application);
        var table = await tables.OpenAsync(TableNames.Visits, cancellationToken);
        foreach (var key in Keys(application))
        {
            if (!await ClaimOneAsync(table, application.ProgrammeId, key, exchange, cancellationToken))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Gives the visit back when an exchange ended before it took place.</summary>
    public async Task ReleaseAsync(ExchangeState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        var table = await tables.OpenAsync(TableNames.Visits, cancellationToken);
        foreach (var row in Keys(state.Application).SelectMany(key => Rows(key, state.ProgrammeId)))
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(state.ProgrammeId, row, cancellationToken: cancellationToken);
            if (found.HasValue && found.Value!.GetString(ExchangeColumn) == state.Id.Value)
            {
                await table.DeleteEntityAsync(found.Value.PartitionKey, found.Value.RowKey, found.Value.ETag, cancellationToken);
            }
        }
    }

    private async Task<bool> ClaimOneAsync(TableClient table, string programme, string key, ExchangeId exchange, CancellationToken cancellationToken)
    {
        foreach (var row in Rows(key, programme))
        {
            if (await ClaimAsync(table, new TableEntity(programme, row) { [ExchangeColumn] = exchange.Value }, exchange, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private int Visits(string programme) => programmes.Find(programme)?.VisitsPerVisitor ?? 1;

    // By today's rule, as money is: a programme that allows another visit allows it to everybody.
    private IEnumerable<string> Rows(string key, string programme) =>
        Enumerable.Range(1, Visits(programme)).Select(visit => visit == 1 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}|{visit}"));

    private async Task<bool> ClaimAsync(TableClient table, TableEntity claim, ExchangeId exchange, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            if (await AddAsync(table, claim, cancellationToken))
            {
                return true;
            }

            var found = await table.GetEntityIfExistsAsync<TableEntity>(claim.PartitionKey, claim.RowKey, cancellationToken: cancellationToken);
            if (found.HasValue && found.Value!.GetString(ExchangeColumn) == exchange.Value)
            {
                // The same form sent twice.
                return true;
            }

            if (found.HasValue && await IsTakenAsync(found.Value!, exchange, cancellationToken))
            {
                return false;
            }

            if (found.HasValue && await TakeOverAsync(table, claim, found.Value!.ETag, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<bool> AddAsync(TableClient table, TableEntity claim, CancellationToken cancellationToken)
    {
        try
        {
            await table.AddEntityAsync(claim, cancellationToken);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status == 409)
        {
            return false;
        }
    }

    // Two may find the same lapsed claim at once; the one that still finds it unchanged takes it over, the other looks again.
    private static async Task<bool> TakeOverAsync(TableClient table, TableEntity claim, ETag found, CancellationToken cancellationToken)
    {
        try
        {
            await table.UpdateEntityAsync(claim, found, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status is 404 or 412)
        {
            return false;
        }
    }

    private async Task<bool> IsTakenAsync(TableEntity claim, ExchangeId self, CancellationToken cancellationToken)
    {
        if (!ExchangeId.TryParse(claim.GetString(ExchangeColumn), out var holder) || holder == self)
        {
            return false;
        }

        if (await exchanges.LoadAsync(holder, cancellationToken) is { } file)
        {
            // A claim may outlive its exchange: under a name that was corrected, or when a crash came before the release.
            return file.State.CountsAsVisit;
        }

        return claim.Timestamp is not { } at || real.GetUtcNow() - at <= ClaimOutlivesCrash;
    }

    // Hashed, since an organisation's name may hold characters that a row's key may not.
    private static IEnumerable<string> Keys(Application application) =>
        application.Visitor.IdentityKeys.Select(key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))));
}
