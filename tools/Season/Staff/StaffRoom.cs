using System.Collections.Concurrent;
using System.Net;
using CE4BIG.Season.Desk;
using CE4BIG.Season.Post;

namespace CE4BIG.Season.Staff;

/// <summary>Staff at their desk: each signs in once, by the mailed link, and keeps the cookie for the rest of the season.</summary>
internal sealed class StaffRoom(Roster roster, DeskClient desk, Sorting post, TimeProvider time)
{
    // A link is mailed at most once a minute, however often it is asked for; somebody may have asked just before the season.
    private const int Tries = 5;
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _cookies = new(StringComparer.Ordinal);

    public Roster Roster => roster;

    /// <summary>The cookie of somebody who is signed in.</summary>
    public Task<string> CookieAsync(string address, CancellationToken cancellationToken) =>
        _cookies.GetOrAdd(address, a => new Lazy<Task<string>>(() => SignInAsync(a, cancellationToken))).Value;

    private async Task<string> SignInAsync(string address, CancellationToken cancellationToken)
    {
        // One reading for all tries: one that is given up would still take the letter when it comes.
        var reading = post.To(address).ReadAsync(cancellationToken).AsTask();
        for (var left = Tries; left > 0; left--)
        {
            var form = (await desk.GetAsync("/desk/sign-in", cancellationToken)).FormWith("email");
            await desk.SubmitAsync(form.Fill("email", address), cancellationToken);
            try
            {
                return await EnterAsync(await reading.WaitAsync(Wait, time, cancellationToken), cancellationToken);
            }
            catch (TimeoutException)
            {
                // Asked again below.
            }
        }

        throw new UnplayableException($"No sign-in link ever came to {address}.");
    }

    private async Task<string> EnterAsync(Letter letter, CancellationToken cancellationToken)
    {
        var page = await desk.GetAsync(letter.ActionLink!.AbsoluteUri, cancellationToken);
        var entered = await desk.SubmitAsync(page.FormWith("k"), cancellationToken);
        return entered is { Status: HttpStatusCode.Found or HttpStatusCode.SeeOther, Cookie: { } cookie }
            ? cookie
            : throw new UnplayableException($"Signing in as {letter.To} was answered {entered.Answer}");
    }
}
