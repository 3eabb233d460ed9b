namespace CE4BIG.Pages.Mail;

/// <summary>One of several matters that a mail lists.</summary>
/// <param name="Title">What it is, with the exchange's number.</param>
/// <param name="Line">One more line: the deadline; null where there is none.</param>
/// <param name="Action">What its link says, and where it leads; null where there is nothing to open.</param>
/// <param name="Code">Its own code with its label; null where nothing is asked.</param>
public sealed record MailEntry(string Title, string? Line, LabelledText? Action, LabelledText? Code);
