namespace CE4BIG.Pages.Models;

/// <summary>What somebody on the staff is there for.</summary>
public enum StaffRole
{
    /// <summary>Decides for a cluster.</summary>
    Manager,

    /// <summary>Decides where no manager answers.</summary>
    Deputy,

    /// <summary>Pays.</summary>
    Finance,

    /// <summary>Answers for the whole programme.</summary>
    Coordinator,
}
