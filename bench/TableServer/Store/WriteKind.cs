namespace CE4BIG.TableServer.Store;

/// <summary>What a write does to its row.</summary>
internal enum WriteKind
{
    /// <summary>Adds it; it must not be there.</summary>
    Insert,

    /// <summary>Puts it in place of the present one.</summary>
    Replace,

    /// <summary>Lays its properties over the present ones.</summary>
    Merge,

    /// <summary>Takes it away.</summary>
    Delete,
}
