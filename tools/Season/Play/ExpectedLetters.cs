using CE4BIG.Season.Planning;
using CE4BIG.Season.Post;

namespace CE4BIG.Season.Play;

/// <summary>The mails that nobody answers but that must come: what visitor and host are told. One that stays away is lost.</summary>
internal sealed class ExpectedLetters
{
    private readonly HashSet<(string Kind, string To)> _missing;

    public ExpectedLetters(ExchangePlan plan)
    {
        _missing = [("application-received", plan.VisitorEmail), (plan.Route.IsPaid() ? "paid" : "ended", plan.VisitorEmail)];
        if (plan.Route.IsApproved())
        {
            _missing.UnionWith([("approved", plan.VisitorEmail), ("approved", plan.HostEmail)]);
        }

        if (plan.Route.IsPaid())
        {
            _missing.Add(("validated", plan.VisitorEmail));
        }
    }

    public IReadOnlyCollection<string> Missing => [.. _missing.Select(m => $"{m.Kind} to {m.To}")];

    public void Tick(Letter letter) => _missing.Remove((letter.Kind, letter.To));
}
