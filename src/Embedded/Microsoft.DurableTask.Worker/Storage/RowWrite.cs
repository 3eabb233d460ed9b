using Azure.Data.Tables;

namespace Microsoft.DurableTask.Worker.Storage;

/// <summary>One row to write or delete. The entity is built only if no later write of the same batch overtakes it.</summary>
/// <param name="Key">The row's key.</param>
/// <param name="Size">About how many bytes the row will have on the wire.</param>
/// <param name="Build">Makes the entity; null deletes the row.</param>
/// <param name="IsStored">True says that the row is known to exist, where the queue has not written it itself.</param>
internal readonly record struct RowWrite(string Key, int Size, Func<TableEntity>? Build, bool IsStored = false)
{
    public static RowWrite Delete(string key, bool isStored = false) => new(key, Size: 0, Build: null, isStored);
}
