using System.Reflection;
using Microsoft.Azure.Functions.Worker.Core;

namespace Microsoft.Azure.Functions.Worker.Embedded;

/// <summary>The start-up classes of the extensions that an app's assembly references.</summary>
internal static class ExtensionStartups
{
    private const string ExtensionPrefix = "Microsoft.Azure.Functions.Worker.Extensions.";

    public static IEnumerable<Type> Of(Assembly functions) =>
        functions.GetReferencedAssemblies()
            .Where(name => name.Name!.StartsWith(ExtensionPrefix, StringComparison.Ordinal))
            .Select(name => Assembly.Load(name).GetCustomAttribute<WorkerExtensionStartupAttribute>()?.StartupType)
            .OfType<Type>();
}
