namespace CE4BIG.Season.Personas;

/// <summary>How the application form is filled in.</summary>
internal enum Application
{
    /// <summary>Right at once.</summary>
    Plain,

    /// <summary>With a wrong account number first, and each code wrong once.</summary>
    Mistyped,

    /// <summary>With an account number whose check digits are wrong; corrected when the form says so.</summary>
    ForgedIban,

    /// <summary>Half of it, saved; the rest days later by the mailed link.</summary>
    Draft,
}
