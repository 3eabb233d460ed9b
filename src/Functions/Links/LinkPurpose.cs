namespace CE4BIG.Functions.Links;

/// <summary>What a link may be used for. A link for one purpose is worthless for another.</summary>
public enum LinkPurpose
{
    /// <summary>To answer one step.</summary>
    Step,

    /// <summary>For the visitor to see their exchange.</summary>
    Exchange,

    /// <summary>For the host to see the exchange.</summary>
    HostPage,

    /// <summary>To go on with a draft.</summary>
    Draft,

    /// <summary>For staff to sign in.</summary>
    SignIn,

    /// <summary>The cookie of somebody who signed in.</summary>
    Session,
}
