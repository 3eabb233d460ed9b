using System.Reflection;
using CE4BIG.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CE4BIG.Functions.Tests;

/// <summary>What the real host silently punishes: found by running it, so a test holds every function to it (architecture §1).</summary>
public sealed class FunctionRulesTests
{
    private static readonly List<(string Name, MethodInfo Method)> All = [.. typeof(ExchangeDesk).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(method => method.IsDefined(typeof(FunctionAttribute)))
        .Select(method => (method.GetCustomAttribute<FunctionAttribute>()!.Name, method))];

    private static readonly List<(string Name, MethodInfo Method, HttpTriggerAttribute Trigger)> Http = [.. All
        .Select(f => (f.Name, f.Method, Trigger: f.Method.GetParameters().Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(t => t is not null)))
        .Where(f => f.Trigger is not null)
        .Select(f => (f.Name, f.Method, f.Trigger!))];

    [Fact]
    public void Every_function_has_a_name_of_its_own_whatever_its_case() =>
        Assert.Equal(All.Count, All.Select(f => f.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [Fact]
    public void Every_function_is_public_in_a_public_class() =>
        Assert.All(All, f => Assert.True(f.Method.IsPublic && f.Method.DeclaringType!.IsPublic, f.Name));

    [Fact]
    public void Every_function_has_exactly_one_trigger() => Assert.All(All, f => Assert.Single(
        f.Method.GetParameters(), p => p.GetCustomAttributes().Any(a => a.GetType().Name.EndsWith("TriggerAttribute", StringComparison.Ordinal))));

    [Fact]
    public void Every_page_returns_a_result_since_anything_else_would_be_empty() =>
        Assert.All(Http, f => Assert.True(f.Method.ReturnType == typeof(Task<IResult>), f.Name));

    [Fact]
    public void The_friendly_404_comes_last_since_routes_are_tried_in_the_order_of_names() =>
        Assert.Equal(nameof(ZNotFound), Http.Select(f => f.Name).Order(StringComparer.OrdinalIgnoreCase).Last());

    [Fact]
    public void No_route_begins_with_a_slash_or_with_what_the_host_keeps_for_itself() => Assert.All(Http, f =>
    {
        Assert.NotNull(f.Trigger.Route);
        Assert.NotEmpty(f.Trigger.Route);
        Assert.DoesNotMatch("^(/|admin|runtime)", f.Trigger.Route.ToLowerInvariant());
    });

    [Fact]
    public void No_two_functions_take_one_route_with_one_method()
    {
        var taken = Http.Where(f => f.Name != nameof(ZNotFound)).SelectMany(f => f.Trigger.Methods!.Select(m => $"{m} {f.Trigger.Route}".ToLowerInvariant())).ToList();

        Assert.Equal(taken.Distinct(), taken);
    }

    [Fact]
    public void What_can_be_looked_at_answers_HEAD_too() => Assert.All(
        Http.Where(f => f.Trigger.Methods!.Contains("get") && f.Name != nameof(EvidenceFiles)), f => Assert.Contains("head", f.Trigger.Methods!));

    [Fact]
    public void Nothing_that_is_looked_at_can_start_or_nudge_a_workflow_save_the_health_probe() => Assert.All(
        Http.Where(f => f.Trigger.Methods!.Contains("get") && f.Name is not (nameof(Health) or nameof(ZNotFound))),
        f => Assert.DoesNotContain(f.Method.GetParameters(), p => p.ParameterType == typeof(DurableTaskClient)));

    [Fact]
    public void Every_orchestrator_is_static_and_is_given_nothing_but_its_context() => Assert.All(
        All.Where(f => f.Method.GetParameters().Any(p => p.IsDefined(typeof(OrchestrationTriggerAttribute)))),
        f => Assert.True(f.Method.IsStatic && f.Method.GetParameters() is [{ ParameterType: var only }] && only == typeof(TaskOrchestrationContext), f.Name));
}
