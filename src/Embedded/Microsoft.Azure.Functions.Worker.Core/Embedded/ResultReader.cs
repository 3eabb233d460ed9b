using System.Reflection;

namespace Microsoft.Azure.Functions.Worker.Embedded;

/// <summary>Turns whatever a function's method gives back into a task of its value, decided once by the method's return type.</summary>
internal static class ResultReader
{
    private static readonly Task<object?> Nothing = Task.FromResult<object?>(null);

    public static Func<object?, Task<object?>> Of(Type type)
    {
        if (type == typeof(Task))
        {
            return result => AwaitAsync((Task)result!);
        }

        if (type == typeof(ValueTask))
        {
            return result => AwaitAsync(((ValueTask)result!).AsTask());
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() is var generic && (generic == typeof(Task<>) || generic == typeof(ValueTask<>)))
        {
            var reader = typeof(ResultReader)
                .GetMethod(generic == typeof(Task<>) ? nameof(AwaitTaskAsync) : nameof(AwaitValueTaskAsync), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type.GetGenericArguments());
            return reader.CreateDelegate<Func<object?, Task<object?>>>();
        }

        return result => result is null ? Nothing : Task.FromResult<object?>(result);
    }

    private static async Task<object?> AwaitAsync(Task task)
    {
        await task;
        return null;
    }

    private static async Task<object?> AwaitTaskAsync<T>(object? task) => await (Task<T>)task!;

    private static async Task<object?> AwaitValueTaskAsync<T>(object? task) => await (ValueTask<T>)task!;
}
