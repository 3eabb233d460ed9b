using CE4BIG.Pages.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CE4BIG.Pages.Tests;

/// <summary>The renderers as the app has them.</summary>
internal static class Rendering
{
    public static readonly PageRenderer Pages = new(new ServiceCollection().BuildServiceProvider(), NullLoggerFactory.Instance);
    public static readonly MailRenderer Mails = new(Pages);
}
