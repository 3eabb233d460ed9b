namespace CE4BIG.Functions.Storage;

/// <summary>The app's tables.</summary>
public static class TableNames
{
    /// <summary>One partition for each exchange: its state, steps, audit trail, mails. The record; the others can be made again from it.</summary>
    public const string Exchanges = "Exchanges";

    /// <summary>One row for each open exchange: when its next action is due. What the sweep reads.</summary>
    public const string Agenda = "Agenda";

    /// <summary>One partition for each programme: a row for each exchange in every list of the desk, and the figures.</summary>
    public const string Desk = "Desk";

    /// <summary>One partition for each programme: what staff have chosen, their views, when they are away, and what waits for their mail of the day.</summary>
    public const string Staff = "Staff";

    /// <summary>One row for each visitor in a programme: a visitor visits once.</summary>
    public const string Visits = "Visits";

    /// <summary>Applications that were begun and not yet submitted, and when each is next due.</summary>
    public const string Drafts = "Drafts";

    /// <summary>One partition for each cluster's budget: the entries booked on it, what each exchange holds, who waits for money.</summary>
    public const string Ledger = "Ledger";

    /// <summary>One partition for each cluster: the payment files that were made, and which payment is in which.</summary>
    public const string Payments = "Payments";

    /// <summary>One partition for each file of evidence, by its SHA-256: which exchanges handed it in.</summary>
    public const string Evidence = "Evidence";

    /// <summary>Lists of organisations that were imported: one partition for each version, and one for each programme that says which is in use.</summary>
    public const string Lists = "Lists";

    /// <summary>The keys under which programs submitted applications, each for some days: asking again is answered as the first time.</summary>
    public const string Idempotency = "Idempotency";

    /// <summary>One row a day: the hash over all audit trails.</summary>
    public const string Anchors = "Anchors";

    /// <summary>One partition for each exchange: who took its audit file when.</summary>
    public const string Access = "Access";

    /// <summary>One partition for each address, by its hash: in which exchanges it stands.</summary>
    public const string People = "People";

    /// <summary>One row where a backup was restored into the account: from which, and who let the desk go on.</summary>
    public const string Standstill = "Standstill";

    /// <summary>What the app keeps for itself, such as the anchor of a faster clock.</summary>
    public const string Settings = "Settings";
}
