namespace CE4BIG.Domain.Applications;

/// <summary>How much each field takes; forms show these, the reader enforces them.</summary>
public static class ApplicationLimits
{
    /// <summary>Characters of an organisation's name.</summary>
    public const int Organisation = 140;

    /// <summary>Characters of a person's name.</summary>
    public const int Name = 100;

    /// <summary>Characters of an address.</summary>
    public const int Email = EmailAddress.MaxLength;

    /// <summary>Characters of a cluster's id.</summary>
    public const int ClusterId = 40;

    /// <summary>Characters of goals, and of objectives.</summary>
    public const int Text = 2000;

    /// <summary>Characters of the agenda.</summary>
    public const int Agenda = 4000;

    /// <summary>Characters of one day of the agenda: <see cref="DailyAgenda.MostDays"/> of them with their dates fit into it.</summary>
    public const int AgendaDay = 380;

    /// <summary>Characters of the account holder's name; what a payment file takes.</summary>
    public const int AccountHolder = 70;

    /// <summary>Annual work units.</summary>
    public const int Staff = 1_000_000;

    /// <summary>Millions of euro.</summary>
    public const int MillionEuros = 1_000_000;

    /// <summary>Euro of aid received.</summary>
    public const int Euros = 100_000_000;

    /// <summary>No two places on earth are farther apart.</summary>
    public const int DistanceKm = 20_038;
}
