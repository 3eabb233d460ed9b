namespace CE4BIG.TableServer.Store;

/// <summary>Values in the order of their keys, as the service keeps partitions and rows: compared by code unit, found by halving.</summary>
internal sealed class KeyList<T>
{
    private readonly List<string> _keys = [];
    private readonly List<T> _values = [];

    public int Count => _keys.Count;

    public string KeyAt(int index) => _keys[index];

    public T At(int index) => _values[index];

    /// <summary>The place of the first key that is not before this one.</summary>
    public int From(string key)
    {
        var index = _keys.BinarySearch(key, StringComparer.Ordinal);
        return index < 0 ? ~index : index;
    }

    public T? Find(string key)
    {
        var index = _keys.BinarySearch(key, StringComparer.Ordinal);
        return index < 0 ? default : _values[index];
    }

    public void Set(string key, T value)
    {
        var index = _keys.BinarySearch(key, StringComparer.Ordinal);
        if (index >= 0)
        {
            _values[index] = value;
            return;
        }

        _keys.Insert(~index, key);
        _values.Insert(~index, value);
    }

    public void Remove(string key)
    {
        var index = _keys.BinarySearch(key, StringComparer.Ordinal);
        if (index >= 0)
        {
            _keys.RemoveAt(index);
            _values.RemoveAt(index);
        }
    }
}
