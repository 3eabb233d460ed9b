using System.Reflection;

namespace Microsoft.Azure.Functions.Worker.Embedded;

/// <summary>The app's functions in alphabetical order of their names: the order in which the host tries their routes.</summary>
internal sealed class FunctionCatalog
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private FunctionCatalog(IReadOnlyList<FunctionDescriptor> functions) => Functions = functions;

    public IReadOnlyList<FunctionDescriptor> Functions { get; }

    public static FunctionCatalog Of(Assembly assembly) => Of(assembly.GetTypes().Where(t => t.IsClass && !t.Name.StartsWith('<')));

    public static FunctionCatalog Of(IEnumerable<Type> classes)
    {
        var functions = new SortedDictionary<string, FunctionDescriptor>(StringComparer.OrdinalIgnoreCase);
        foreach (var method in classes.SelectMany(c => c.GetMethods(Declared)))
        {
            if (method.GetCustomAttribute<FunctionAttribute>() is not { Name: var name })
            {
                continue;
            }

            if (!functions.TryAdd(name, FunctionDescriptor.Of(name, method)))
            {
                throw new InvalidOperationException(
                    $"Two functions are named '{name}': {functions[name].Definition.EntryPoint} and {method.DeclaringType}.{method.Name}.");
            }
        }

        return new FunctionCatalog([.. functions.Values]);
    }
}
