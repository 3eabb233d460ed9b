namespace CE4BIG.Functions.Telemetry;

/// <summary>What became of an attempt to hand a mail to the provider.</summary>
public enum MailOutcome
{
    /// <summary>The provider took it.</summary>
    Sent,

    /// <summary>The provider refused it for good.</summary>
    Refused,

    /// <summary>The provider was not reached, or did not take it now: it is tried again.</summary>
    Later,

    /// <summary>The provider had taken it, and it came back.</summary>
    Returned,
}
