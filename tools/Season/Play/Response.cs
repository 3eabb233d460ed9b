using CE4BIG.Season.Desk;
using CE4BIG.Season.Post;

namespace CE4BIG.Season.Play;

/// <summary>Measures from a decision to the mail it causes.</summary>
internal sealed class Response(Latencies latencies)
{
    private DateTimeOffset? _decided;

    public void Decided(DateTimeOffset at) => _decided = at;

    public void Came(Letter letter)
    {
        // Only a mail that a decision caused tells how long decisions take to arrive.
        if (_decided is not { } decided || letter.SentAt < decided)
        {
            return;
        }

        _decided = null;
        if (!letter.Kind.EndsWith("-reminder", StringComparison.Ordinal) && !letter.Kind.EndsWith("-escalated", StringComparison.Ordinal)
            && !letter.Kind.EndsWith("-overdue", StringComparison.Ordinal))
        {
            latencies.Add(letter.SentAt - decided);
        }
    }
}
