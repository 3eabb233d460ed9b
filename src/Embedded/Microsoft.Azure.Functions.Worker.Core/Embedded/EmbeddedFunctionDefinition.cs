using System.Reflection;

namespace Microsoft.Azure.Functions.Worker.Embedded;

internal sealed class EmbeddedFunctionDefinition(string name, MethodInfo method) : FunctionDefinition
{
    public override string Id => name;

    public override string Name => name;

    public override string EntryPoint { get; } = $"{method.DeclaringType!.FullName}.{method.Name}";

    public override string PathToAssembly => method.Module.Assembly.Location;
}
