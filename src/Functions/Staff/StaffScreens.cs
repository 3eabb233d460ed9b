using System.Collections.Immutable;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Time;
using CE4BIG.Pages.Models;

namespace CE4BIG.Functions.Staff;

/// <summary>What the pages about staff show, and who may change what there.</summary>
public sealed class StaffScreens(ProgrammeClock clock)
{
    /// <summary>Whether somebody may enter and remove a person's absences (domain: staff access by need to know).</summary>
    public static bool MayChange(StaffMember staff, string person)
    {
        ArgumentNullException.ThrowIfNull(staff);
        return staff.Programme.Staff.Any(p => p.Id == person)
            && (staff.Person.Id == person
                || staff.Cluster is null
                || (staff.Cluster.Managers.Any(p => p.Id == staff.Person.Id) && staff.Cluster.Staff.Any(p => p.Id == person)));
    }

    /// <summary>One's own settings.</summary>
    public MyDeskModel Me(StaffMember staff, ImmutableDictionary<string, StaffSettings> settings)
    {
        ArgumentNullException.ThrowIfNull(staff);
        ArgumentNullException.ThrowIfNull(settings);
        return new MyDeskModel
        {
            Me = Person(staff, Present(staff, settings), settings, staff.Person, RoleOf(staff.Cluster, staff.Person)),
            Cluster = staff.Cluster?.Name,
            Digest = settings.GetValueOrDefault(staff.Person.Id)?.Digest == true,
            StandIns = [.. AbsenceRules.StandIns(staff.Programme, staff.Person.Id).Select(p => new Colleague(p.Id, p.Name))],
        };
    }

    /// <summary>Everybody of the programme.</summary>
    public PeopleModel People(StaffMember staff, ImmutableDictionary<string, StaffSettings> settings)
    {
        ArgumentNullException.ThrowIfNull(staff);
        ArgumentNullException.ThrowIfNull(settings);
        var present = Present(staff, settings);
        return new PeopleModel
        {
            Groups =
            [
                .. staff.Programme.Clusters.Select(c => new StaffGroup(c.Name, [.. c.Staff.Select(p => Person(staff, present, settings, p, RoleOf(c, p)))])),
                new StaffGroup(null, [.. staff.Programme.Coordinators.Select(p => Person(staff, present, settings, p, StaffRole.Coordinator))]),
            ],
        };
    }

    // The programme with every absence, so that a day on which nobody is left is seen.
    private static Programme Present(StaffMember staff, ImmutableDictionary<string, StaffSettings> settings) =>
        AbsenceRules.Apply(staff.Programme, settings.ToDictionary(s => s.Key, s => s.Value.Absences, StringComparer.Ordinal));

    private StaffPerson Person(StaffMember reader, Programme present, ImmutableDictionary<string, StaffSettings> settings, Person person, StaffRole role)
    {
        var today = present.Deadlines.LocalDate(clock.GetUtcNow());
        var entered = settings.GetValueOrDefault(person.Id)?.Absences ?? [];
        return new StaffPerson
        {
            Id = person.Id,
            Name = person.Name,
            Email = person.Email,
            Role = role,
            Absences =
            [
                .. entered.Select(absence => (Absence: absence, IsEntered: true)).Concat(person.Absences.Select(absence => (Absence: absence, IsEntered: false)))
                    .Where(a => a.Absence.To >= today)
                    .OrderBy(a => a.Absence.From)
                    .Select(a => new AbsenceRow(
                        a.Absence.From,
                        a.Absence.To,
                        present.Staff.FirstOrDefault(p => p.Id == a.Absence.StandIn)?.Name,
                        a.IsEntered,
                        AbsenceRules.FirstDayWithNobody(present, person.Id, a.Absence, today))),
            ],
            IsAway = present.Staff.First(p => p.Id == person.Id).IsAway(today),
            MayChange = MayChange(reader, person.Id),
        };
    }

    private static StaffRole RoleOf(Cluster? cluster, Person person) => cluster is null ? StaffRole.Coordinator
        : cluster.Managers.Any(p => p.Id == person.Id) ? StaffRole.Manager
        : cluster.Deputies.Any(p => p.Id == person.Id) ? StaffRole.Deputy
        : StaffRole.Finance;
}
