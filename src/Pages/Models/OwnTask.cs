using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Pages.Models;

/// <summary>An open step that the reader of the page is asked.</summary>
/// <param name="Step">Which one.</param>
/// <param name="Due">Until when.</param>
/// <param name="Secret">The secret of its present link, by which its form opens; deciding takes the code of the mail as well.</param>
public sealed record OwnTask(StepKey Step, DateTimeOffset Due, string Secret);
