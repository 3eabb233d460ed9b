namespace Microsoft.Azure.Functions.Worker;

public abstract class FunctionDefinition
{
    public abstract string Id { get; }

    public abstract string Name { get; }

    public abstract string EntryPoint { get; }

    public abstract string PathToAssembly { get; }
}
