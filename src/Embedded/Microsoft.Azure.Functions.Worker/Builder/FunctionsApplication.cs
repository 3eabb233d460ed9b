using System.Reflection;
using System.Runtime.CompilerServices;

namespace Microsoft.Azure.Functions.Worker.Builder;

public class FunctionsApplication
{
    private FunctionsApplication()
    {
    }

    /// <summary>Starts an app whose functions are those of the assembly that calls this.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(args, Assembly.GetCallingAssembly());
}
