using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using CE4BIG.Functions.Storage;
using CE4BIG.Pages.Models;

namespace CE4BIG.Functions.Desk;

/// <summary>The lists that members of staff gave a name: each their own, few, and found by a range of keys.</summary>
public sealed class StaffViews(Tables tables)
{
    /// <summary>How many views somebody may keep.</summary>
    public const int Most = 20;

    private const string QueryColumn = "Query";
    private const string NameColumn = "Name";

    /// <summary>Somebody's views, by name.</summary>
    public async Task<ImmutableArray<SavedView>> ListAsync(StaffMember staff, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(staff);
        var table = await tables.OpenAsync(TableNames.Staff, cancellationToken);
        var prefix = Prefix(staff);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {staff.Programme.Id} and RowKey ge {prefix} and RowKey lt {DeskKeys.After(prefix)}");
        var views = ImmutableArray.CreateBuilder<SavedView>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            views.Add(new SavedView(row.GetString(NameColumn) ?? string.Empty, row.GetString(QueryColumn) ?? string.Empty));
        }

        return views.ToImmutable();
    }

    /// <summary>Keeps a view; one of that name is replaced.</summary>
    public async Task SaveAsync(StaffMember staff, SavedView view, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(staff);
        ArgumentNullException.ThrowIfNull(view);
        var table = await tables.OpenAsync(TableNames.Staff, cancellationToken);
        await table.UpsertEntityAsync(
            new TableEntity(staff.Programme.Id, Key(staff, view.Name)) { [NameColumn] = view.Name, [QueryColumn] = view.Query }, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>Deletes a view; one that is not there is no fault.</summary>
    public async Task DeleteAsync(StaffMember staff, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(staff);
        var table = await tables.OpenAsync(TableNames.Staff, cancellationToken);
        await table.DeleteEntityAsync(staff.Programme.Id, Key(staff, name), ETag.All, cancellationToken);
    }

    /// <summary>Whether two names are one view's.</summary>
    public static bool IsSame(string name, string other) => DeskKeys.Safe(name) == DeskKeys.Safe(other);

    private static string Prefix(StaffMember staff) => $"{staff.Person.Id}|view|";

    private static string Key(StaffMember staff, string name) => Prefix(staff) + DeskKeys.Safe(name);
}
