namespace CE4BIG.Season.Play;

/// <summary>Where an exchange stands, as far as its mails tell: for the line of progress.</summary>
internal enum Phase
{
    Waiting,
    Application,
    Approval,
    Travel,
    Report,
    Reimbursement,
    Closed,
    Rejected,
    Failed,
}
