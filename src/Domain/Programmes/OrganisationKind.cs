namespace CE4BIG.Domain.Programmes;

/// <summary>What kind of organisation visits or hosts; which kinds may do which is programme data (domain: What the scheme requires).</summary>
public enum OrganisationKind
{
    /// <summary>A small or medium-sized enterprise.</summary>
    Sme,

    /// <summary>A cluster's own organisation.</summary>
    ClusterOrganisation,

    /// <summary>An organisation that supports scaling up.</summary>
    ScaleupSupport,

    /// <summary>A training provider.</summary>
    TrainingProvider,

    /// <summary>A large company.</summary>
    LargeCompany,

    /// <summary>A public authority.</summary>
    PublicAuthority,
}
