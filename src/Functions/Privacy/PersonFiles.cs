using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Audit;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Drafts;
using CE4BIG.Functions.Mail;
using CE4BIG.Functions.Staff;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Web;
using CE4BIG.Pages.Models;

namespace CE4BIG.Functions.Privacy;

/// <summary>Gathers all that is held about one person (GDPR): from the exchanges in which their address stands, their drafts, and the staff.</summary>
public sealed class PersonFiles(ExchangeStore exchanges, PeopleIndex people, DraftStore drafts, StaffRegister register, StaffScreens screens)
{
    // A member of staff stands in many; whoever asks for more than this is answered by hand.
    private const int Most = 100;

    /// <summary>What is held about an address in the coordinator's programme.</summary>
    public async Task<PersonModel> FindAsync(StaffMember coordinator, string email, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(coordinator);
        var found = new List<PersonExchange>();
        var numbers = await people.FindAsync(email, cancellationToken);
        foreach (var number in numbers.Take(Most))
        {
            // A row of an exchange that was never stored, or tells of nobody any more, is passed over.
            if (await exchanges.LoadAsync(number, cancellationToken) is { } file && coordinator.MaySee(file.State) && Held(file, email) is { } held)
            {
                found.Add(held);
            }
        }

        var staff = screens.People(coordinator, await register.ReadAsync(coordinator.Programme.Id, cancellationToken)).Groups;
        return new PersonModel
        {
            Email = email,
            Exchanges = [.. found],
            HasMore = numbers.Length > Most,
            Drafts = await drafts.KeptAsync(coordinator.Programme.Id, email, cancellationToken),
            OnStaff = staff.SelectMany(g => g.People).FirstOrDefault(p => IsOf(p.Email, email)),
        };
    }

    /// <summary>The same as a file for machines.</summary>
    public static byte[] Json(PersonModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return AuditJson.Write(new
        {
            model.Email,
            Exchanges = model.Exchanges.Select(e => new
            {
                e.Exchange,
                e.Visitor,
                e.Host,
                e.Contact,
                e.Account,
                Asked = e.Steps.Select(s => new { Step = s.Step.ToString(), s.Role, s.Opened, s.Due, s.State, s.Decision, s.DecidedAt }),
                Did = e.Trail.Select(t => new { t.At, t.Role, t.Action, Step = t.Step?.ToString(), t.Decision, t.Intervention, t.Reason }),
                Mails = e.Mails.Select(m => new { m.Kind, Step = m.Step?.ToString(), m.CreatedAt, m.SentAt }),
            }),
            Drafts = model.Drafts,
            Staff = model.OnStaff is { } staff ? new { staff.Id, staff.Name, staff.Role, Absences = staff.Absences.Select(a => new { a.From, a.To, a.StandIn }) } : null,
        });
    }

    private static PersonExchange? Held(ExchangeFile file, string email)
    {
        var (state, application) = (file.State, file.State.Application);
        var isVisitor = IsOf(state.Visitor.Email, email) || IsOf(application.VisitorContact.Email, email);
        var held = new PersonExchange(
            state.Id,
            application.Visitor.Organisation,
            application.Host.Organisation,
            new[] { application.VisitorContact, application.HostContact }.FirstOrDefault(c => IsOf(c.Email, email)),
            isVisitor ? application.Bank.Iban.ToString() : null,
            [.. state.Steps.Where(s => IsOf(s.Addressee?.Email, email) || s.Asked.Any(a => IsOf(a, email))).Select(DeskFiles.Row)],
            [.. ExchangeViews.Trail(file with { Audit = [.. file.Audit.Where(a => IsOf(a.Who, email))] })],
            [.. file.Mails.Where(m => m.ProviderId != Outbox.NotNeeded && IsOf(m.Notice.To.Email, email)).OrderBy(m => m.CreatedAt).Select(DeskFiles.Row)]);
        return held is { Contact: null, Steps.IsEmpty: true, Trail.IsEmpty: true, Mails.IsEmpty: true } && !isVisitor && !IsOf(state.Host.Email, email) ? null : held;
    }

    private static bool IsOf(string? address, string email) => address is not null && EmailAddress.Canonical(address) == EmailAddress.Canonical(email);
}
