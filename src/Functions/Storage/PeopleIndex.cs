using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Storage;

/// <summary>
/// In which exchanges somebody's address stands: one partition for each address, by its hash, with a row for each exchange. A row is
/// written before the exchange that it belongs to, so that none is ever missing (GDPR: a person may ask for their data).
/// </summary>
public sealed class PeopleIndex(Tables tables)
{
    /// <summary>Notes that these addresses stand in an exchange; again does no harm.</summary>
    public async Task AddAsync(ExchangeId exchange, IEnumerable<string> addresses, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        var table = await tables.OpenAsync(TableNames.People, cancellationToken);
        await Task.WhenAll(addresses.Select(a => table.UpsertEntityAsync(new TableEntity(Key(a), exchange.Value), TableUpdateMode.Replace, cancellationToken)));
    }

    /// <summary>Forgets that they stand there, when retention ends.</summary>
    public async Task RemoveAsync(ExchangeId exchange, IEnumerable<string> addresses, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        var table = await tables.OpenAsync(TableNames.People, cancellationToken);
        await Task.WhenAll(addresses.Select(a => table.DeleteEntityAsync(Key(a), exchange.Value, Azure.ETag.All, cancellationToken)));
    }

    /// <summary>The exchanges in which an address stands.</summary>
    public async Task<ImmutableArray<ExchangeId>> FindAsync(string address, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.People, cancellationToken);
        var found = ImmutableArray.CreateBuilder<ExchangeId>();
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Key(address)}"), cancellationToken: cancellationToken))
        {
            if (ExchangeId.TryParse(row.RowKey, out var id))
            {
                found.Add(id);
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Every address that stands in an exchange, in the form in which addresses are compared.</summary>
    public static ImmutableHashSet<string> AddressesOf(ExchangeState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        IEnumerable<string?> all =
        [
            state.Application.VisitorContact.Email,
            state.Application.HostContact.Email,
            state.Visitor.Email,
            state.Host.Email,
            .. state.Steps.SelectMany(s => s.Asked.Append(s.Addressee?.Email)),
            .. state.Signatures.Select(s => s.Email),
        ];
        return [.. all.OfType<string>().Select(EmailAddress.Canonical)];
    }

    /// <summary>The same of all that is stored of it: those whom mails went to and who are in the trail, too.</summary>
    public static ImmutableHashSet<string> AddressesOf(ExchangeFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return AddressesOf(file.State).Union(AddressesOf(file.Audit, file.Mails.Select(m => m.Notice)))
            .Union(file.Versions.SelectMany(v => new[] { v.VisitorContact.Email, v.HostContact.Email }).Select(EmailAddress.Canonical));
    }

    /// <summary>Those of rows of the trail and of mails.</summary>
    public static ImmutableHashSet<string> AddressesOf(IEnumerable<AuditEntry> trail, IEnumerable<Notice> mails) =>
        [.. trail.Where(a => a.Role != Role.Calendar).Select(a => a.Who).Concat(mails.Select(n => n.To.Email)).Select(EmailAddress.Canonical)];

    private static string Key(string address) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(EmailAddress.Canonical(address))));
}
