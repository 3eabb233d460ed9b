namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

public abstract class BindingAttribute : Attribute
{
    // Public although the class is abstract: so has it the official package.
    public BindingAttribute()
    {
    }
}
