namespace CE4BIG.Domain.Tests.Exchanges;

/// <summary>Reads any number of choices out of one number, always the same.</summary>
internal sealed class Digits(int number)
{
    private uint _rest = (uint)number;

    public int Next(int choices)
    {
        _rest = (_rest * 1_664_525) + 1_013_904_223;
        return (int)((_rest >> 8) % (uint)choices);
    }

    public T Of<T>(IReadOnlyList<T> choices) => choices[Next(choices.Count)];
}
