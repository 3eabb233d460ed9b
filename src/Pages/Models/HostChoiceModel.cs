namespace CE4BIG.Pages.Models;

/// <summary>The host declined or kept silent: the visitor names another host, or gives up.</summary>
public sealed record HostChoiceModel : AmendModel;
