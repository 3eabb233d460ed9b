namespace CE4BIG.Pages.Models;

/// <summary>Another programme that lists the same person.</summary>
/// <param name="Id">Its id, for the address.</param>
/// <param name="Name">Its name.</param>
public sealed record OtherProgramme(string Id, string Name);
