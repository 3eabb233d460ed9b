using System.Globalization;
using System.Reflection;
using System.Text;

namespace CE4BIG.Embedded.Api.Tests;

/// <summary>Turns an assembly's public and protected surface into sorted, comparable lines.</summary>
internal static class ApiListing
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <param name="assembly">The assembly to list.</param>
    /// <param name="only">Full names of the types to list; null for all of them.</param>
    /// <returns>One line for each visible type, constructor, method, property, field and event, in ordinal order.</returns>
    public static IReadOnlyList<string> Of(Assembly assembly, IReadOnlySet<string>? only = null) =>
        assembly.GetTypes()
            .Where(t => IsVisible(t) && (only is null || only.Contains(TopLevel(t).FullName!)))
            .SelectMany(LinesOf)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();

    private static string Number(FieldInfo field) =>
        Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);

    private static Type TopLevel(Type type) => type.DeclaringType is null ? type : TopLevel(type.DeclaringType);

    private static bool IsVisible(Type type) =>
        type.IsPublic || ((type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!));

    private static IEnumerable<string> LinesOf(Type type)
    {
        var owner = Name(type);
        yield return $"type {Kind(type)} {owner}{Bases(type)}";
        if (type.IsEnum)
        {
            foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
                yield return $"value {owner}.{field.Name} = {Number(field)}";
            yield break;
        }

        if (typeof(Delegate).IsAssignableFrom(type))
        {
            var invoke = type.GetMethod("Invoke")!;
            yield return $"delegate {Name(invoke.ReturnType)} {owner}({Parameters(invoke)})";
            yield break;
        }

        foreach (var constructor in type.GetConstructors(Declared).Where(c => !c.IsStatic && IsVisible(c)))
            yield return $"ctor {Access(constructor)}{owner}({Parameters(constructor)})";
        foreach (var method in type.GetMethods(Declared).Where(m => IsVisible(m) && (!m.IsSpecialName || m.Name.StartsWith("op_", StringComparison.Ordinal))))
            yield return $"method {Access(method)}{Modifier(method)}{Name(method.ReturnType)} {owner}.{method.Name}{Generics(method)}({Parameters(method)})";
        foreach (var property in type.GetProperties(Declared))
        {
            var get = property.GetMethod is { } g && IsVisible(g) ? Access(g) + "get; " : "";
            var set = property.SetMethod is { } s && IsVisible(s) ? Access(s) + "set; " : "";
            if (get + set == "") continue;
            var accessor = (property.GetMethod ?? property.SetMethod)!;
            var index = property.GetIndexParameters() is { Length: > 0 } p ? $"[{string.Join(", ", p.Select(Parameter))}]" : "";
            yield return $"property {Modifier(accessor)}{Name(property.PropertyType)} {owner}.{property.Name}{index} {{ {get}{set}}}";
        }

        foreach (var field in type.GetFields(Declared).Where(f => f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly))
            yield return $"field {(field.IsStatic ? "static " : "")}{Name(field.FieldType)} {owner}.{field.Name}";
        foreach (var @event in type.GetEvents(Declared).Where(e => e.AddMethod is { } a && IsVisible(a)))
            yield return $"event {Name(@event.EventHandlerType!)} {owner}.{@event.Name}";
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Modifier(MethodBase method) =>
        method.IsStatic ? "static " : method.DeclaringType!.IsInterface ? "" : method.IsAbstract ? "abstract " : "";

    private static string Kind(Type type) =>
        typeof(Delegate).IsAssignableFrom(type) ? "delegate"
        : type.IsEnum ? "enum"
        : type.IsInterface ? "interface"
        : type.IsValueType ? "struct"
        : type is { IsAbstract: true, IsSealed: true } ? "static class"
        : type.IsAbstract ? "abstract class"
        : type.IsSealed ? "sealed class" : "class";

    private static string Bases(Type type)
    {
        if (type.IsEnum || typeof(Delegate).IsAssignableFrom(type)) return "";
        var bases = new List<string>();
        if (type.BaseType is { } b && b != typeof(object) && b != typeof(ValueType)) bases.Add(Name(b));
        bases.AddRange(type.GetInterfaces().Where(i => i.IsPublic).Select(Name).Order(StringComparer.Ordinal));
        return bases.Count == 0 ? "" : " : " + string.Join(", ", bases);
    }

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var text = new StringBuilder();
        if (parameter.IsDefined(typeof(ParamArrayAttribute), false)) text.Append("params ");
        if (parameter.IsOut) text.Append("out ");
        else if (parameter.ParameterType.IsByRef) text.Append("ref ");
        text.Append(Name(parameter.ParameterType)).Append(' ').Append(parameter.Name);
        if (parameter.HasDefaultValue) text.Append(" = ").Append(parameter.RawDefaultValue ?? "default");
        return text.ToString();
    }

    private static string Name(Type type)
    {
        if (type.IsByRef) return Name(type.GetElementType()!);
        if (type.IsArray) return Name(type.GetElementType()!) + "[]";
        if (type.IsGenericParameter) return type.Name;
        if (Nullable.GetUnderlyingType(type) is { } value) return Name(value) + "?";
        var bare = (type.DeclaringType is { } outer ? Name(outer) + "." : type.Namespace + ".") + type.Name.Split('`')[0];
        if (!type.IsGenericType) return bare;
        var own = type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0).ToArray();
        return own.Length == 0 ? bare : $"{bare}<{string.Join(", ", own.Select(Name))}>";
    }
}
