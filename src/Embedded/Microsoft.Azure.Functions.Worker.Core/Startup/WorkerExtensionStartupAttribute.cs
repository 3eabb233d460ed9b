namespace Microsoft.Azure.Functions.Worker.Core;

[AttributeUsage(AttributeTargets.Assembly)]
public sealed class WorkerExtensionStartupAttribute(Type startupType) : Attribute
{
    public Type StartupType { get; } = startupType;
}
