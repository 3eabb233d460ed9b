using System.Reflection;
using System.Text.RegularExpressions;
using CE4BIG.Functions.Api;
using Microsoft.Azure.Functions.Worker;

namespace CE4BIG.Functions.Tests.Api;

/// <summary>docs/openapi.yaml and docs/api.md say what the routes are.</summary>
public sealed class ApiDescriptionTests
{
    private static readonly List<(MethodInfo Method, HttpTriggerAttribute Trigger)> Functions = [.. typeof(ExchangeDesk).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Select(method => (method, Trigger: method.GetParameters().Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(t => t is not null)!))
        .Where(f => f.Trigger?.Route?.StartsWith("api/v1/", StringComparison.Ordinal) == true)];

    private static readonly string[] Taken = [.. Functions.SelectMany(f => f.Trigger.Methods!.Select(m => $"{m} /{f.Trigger.Route}")).Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_route_is_described_and_everything_described_is_a_route() =>
        Assert.Equal(Taken, ApiDescription.Instance.Operations.Select(o => $"{o.Method} {o.Path}").Order(StringComparer.Ordinal));

    [Fact]
    public void Every_route_asks_for_a_key() => Assert.All(Functions, f => Assert.Equal(AuthorizationLevel.Function, f.Trigger.AuthLevel));

    [Fact]
    public void A_wrong_method_is_told_the_methods_that_the_routes_take() => Assert.All(Functions.GroupBy(f => f.Trigger.Route), route => Assert.Equal(
        route.SelectMany(f => f.Trigger.Methods!).Select(m => m.ToUpperInvariant()).Order(StringComparer.Ordinal),
        ApiPaths.Methods("/" + route.Key)!.Split(", ").Order(StringComparer.Ordinal)));

    [Fact]
    public void Every_parameter_of_a_path_is_described()
    {
        foreach (var (path, item) in ApiDescription.Instance.Root["paths"]!.AsObject())
        {
            var named = Regex.Count(path, "{[a-z]+}", RegexOptions.None, TimeSpan.FromSeconds(1));
            Assert.Equal(named, item!["parameters"]?.AsArray().Count ?? 0);
        }
    }

    [Fact]
    public void The_fields_of_an_application_are_those_that_are_read() => Assert.Equal(
        ApplicationBody.Fields.Order(StringComparer.Ordinal),
        ApiDescription.Instance.Root["components"]!["schemas"]!["Application"]!["properties"]!.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_problem_is_explained()
    {
        var explained = File.ReadAllText(Path.Combine(ApiDescription.Folder, "api.md"));
        var problems = typeof(ApiProblem).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(p => p.GetValue(null)).OfType<ApiProblem>().Select(p => p.Name)
            .Concat(["bad-request", "invalid", "refused"]);

        Assert.All(problems, name => Assert.Contains($"\n### {name}\n", explained, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_example_is_what_its_schema_says()
    {
        var description = ApiDescription.Instance;
        var media = description.Root["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject()).Where(o => o.Key != "parameters")
            .SelectMany(o => o.Value!["responses"]!.AsObject().Select(r => r.Value!["content"]?["application/json"]).Append(o.Value["requestBody"]?["content"]?["application/json"]))
            .Where(m => m?["example"] is not null).ToList();

        Assert.NotEmpty(media);
        Assert.All(media, m => Assert.Empty(description.Faults(m!["example"], ((string)m["schema"]!["$ref"]!).Split('/')[^1])));
    }
}
