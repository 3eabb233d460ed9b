using System.Globalization;
using CE4BIG.Functions.Links;
using CE4BIG.Functions.Settings;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CE4BIG.Functions.Desk;

/// <summary>
/// Staff sign in with a mailed link and stay signed in by a short-lived signed cookie; both name person and expiry and are
/// signed under the app's key (architecture §4). Times here are real ones: security does not run faster for a demo.
/// </summary>
public sealed class StaffSessions(Programmes programmes, LinkKeys keys, IOptions<AppOptions> app, ProgrammeClock clock)
{
    private const string Cookie = "desk";
    private const char Separator = '.';

    /// <summary>How long a sign-in link works.</summary>
    public static readonly TimeSpan LinkLifetime = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan SessionLifetime = TimeSpan.FromHours(8);

    /// <summary>The member of staff with that address, in any programme; null where there is none.</summary>
    public StaffMember? FindByEmail(string email) => All().FirstOrDefault(s => string.Equals(s.Person.Email, email.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>The member of staff of that programme and id.</summary>
    public StaffMember? FindById(string programme, string person) => All().FirstOrDefault(s => s.Programme.Id == programme && s.Person.Id == person);

    /// <summary>A sign-in link that works until the given instant.</summary>
    public Uri SignInAddress(StaffMember staff, DateTimeOffset until)
    {
        ArgumentNullException.ThrowIfNull(staff);
        return new Uri(app.Value.BaseUrl, "/desk/enter?k=" + Sign(LinkPurpose.SignIn, staff, until));
    }

    /// <summary>Whom a sign-in link lets in; null where it is none of ours or has expired.</summary>
    public StaffMember? ReadLink(string? secret) => Read(LinkPurpose.SignIn, secret);

    /// <summary>Who sent this request; null for everybody who is not signed in.</summary>
    public StaffMember? Find(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Read(LinkPurpose.Session, request.Cookies[Cookie]);
    }

    /// <summary>Signs somebody in.</summary>
    public void Begin(HttpResponse response, StaffMember staff)
    {
        ArgumentNullException.ThrowIfNull(response);
        Begin(response, staff, clock.Real.GetUtcNow() + SessionLifetime);
    }

    /// <summary>Where else a member of staff is listed under the same address.</summary>
    public IEnumerable<StaffMember> Others(StaffMember staff)
    {
        ArgumentNullException.ThrowIfNull(staff);
        return All().Where(s => s.Programme.Id != staff.Programme.Id && string.Equals(s.Person.Email, staff.Person.Email, StringComparison.OrdinalIgnoreCase))
            .DistinctBy(s => s.Programme.Id, StringComparer.Ordinal);
    }

    /// <summary>Goes on in another programme that lists the same person, for as long as the session would have lasted.</summary>
    /// <returns>False where no such programme lists them, or nobody is signed in.</returns>
    public bool TrySwitch(HttpRequest request, string programme)
    {
        if (Find(request) is not { } staff || Others(staff).FirstOrDefault(s => s.Programme.Id == programme) is not { } other)
        {
            return false;
        }

        var expires = long.Parse(request.Cookies[Cookie]!.Split(Separator)[2], NumberStyles.None, CultureInfo.InvariantCulture);
        Begin(request.HttpContext.Response, other, DateTimeOffset.FromUnixTimeSeconds(expires));
        return true;
    }

    /// <summary>Signs out.</summary>
    public void End(HttpResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        response.Cookies.Delete(Cookie, Options(expires: null));
    }

    private void Begin(HttpResponse response, StaffMember staff, DateTimeOffset until) =>
        response.Cookies.Append(Cookie, Sign(LinkPurpose.Session, staff, until), Options(until));

    // Lax and not strict: the desk is also reached by links in mails.
    private CookieOptions Options(DateTimeOffset? expires) => new()
    {
        HttpOnly = true,
        Secure = app.Value.BaseUrl.Scheme == Uri.UriSchemeHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        Expires = expires,
    };

    private string Sign(LinkPurpose purpose, StaffMember staff, DateTimeOffset until)
    {
        var expires = until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return string.Join(Separator, staff.Programme.Id, staff.Person.Id, expires, keys.Secret(purpose, staff.Programme.Id, staff.Person.Id, expires, staff.Person.Email));
    }

    private StaffMember? Read(LinkPurpose purpose, string? signed)
    {
        if (signed is not { Length: > 0 and <= LinkKeys.MaxLength } || signed.Split(Separator) is not [var programme, var person, var expires, var secret]
            || FindById(programme, person) is not { } staff
            || !long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || !keys.Verify(secret, purpose, programme, person, expires, staff.Person.Email))
        {
            return null;
        }

        return DateTimeOffset.FromUnixTimeSeconds(seconds) > clock.Real.GetUtcNow() ? staff : null;
    }

    private IEnumerable<StaffMember> All() =>
        from programme in programmes.Current
        from staff in programme.Clusters.SelectMany(c => c.Staff.Select(p => new StaffMember(programme, p, c)))
            .Concat(programme.Coordinators.Select(p => new StaffMember(programme, p, null)))
        select staff;
}
