using System.Reflection;
using System.Runtime.CompilerServices;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Tests;

/// <summary>What every type of the Domain keeps to, so that a value once made can be passed around without a thought.</summary>
public sealed class ConventionTests
{
    private static readonly Assembly Domain = typeof(Programme).Assembly;

    public static TheoryData<Type> PublicTypes => [.. Domain.GetExportedTypes().Where(type => !type.IsSubclassOf(typeof(Delegate)))];

    [Theory]
    [MemberData(nameof(PublicTypes))]
    public void A_public_type_is_sealed_static_an_enum_an_interface_or_a_readonly_struct(Type type)
    {
        var closed = type.IsSealed || type.IsInterface || IsUnion(type);

        Assert.True(type.IsValueType && !type.IsEnum ? type.IsDefined(typeof(IsReadOnlyAttribute)) : closed, type.FullName);
    }

    [Theory]
    [MemberData(nameof(PublicTypes))]
    public void A_public_type_shows_no_field_and_no_setter_after_construction(Type type)
    {
        const BindingFlags Everything = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

        Assert.DoesNotContain(type.GetFields(Everything), field => !field.IsLiteral && !type.IsEnum && !field.IsInitOnly);
        Assert.DoesNotContain(type.GetProperties(Everything), property => property.SetMethod is { IsPublic: true } setter && !IsInit(setter));
    }

    [Theory]
    [MemberData(nameof(PublicTypes))]
    public void A_public_type_hands_out_collections_to_read_only(Type type)
        => Assert.DoesNotContain(
            type.GetProperties(),
            property => property.PropertyType.IsArray
                || (property.PropertyType.IsGenericType
                    && new[] { typeof(List<>), typeof(IList<>), typeof(ICollection<>), typeof(Dictionary<,>), typeof(IDictionary<,>), typeof(HashSet<>), typeof(ISet<>) }
                        .Contains(property.PropertyType.GetGenericTypeDefinition())));

    [Fact]
    public void The_Domain_knows_nobody_but_the_base_library()
        => Assert.All(
            Domain.GetReferencedAssemblies(),
            reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));

    [Fact]
    public void The_Domain_does_no_input_or_output()
        => Assert.DoesNotContain(
            Domain.GetReferencedAssemblies().Select(reference => reference.Name),
            name => name is "System.Net.Http" or "System.Net.Sockets" or "System.IO.FileSystem" or "System.Console" or "System.Diagnostics.Process");

    [Fact]
    public void A_choice_in_a_form_has_a_name_of_its_own_that_reads_back()
    {
        Assert.All(Enum.GetValues<OrganisationKind>(), kind => Assert.True(Codes.TryParse(Codes.Of(kind), out OrganisationKind back) && back == kind));
        Assert.All(Enum.GetValues<Language>(), language => Assert.True(Codes.TryParse(Codes.Of(language), out Language back) && back == language));
    }

    /// <summary>A closed family: an abstract record with a private constructor, whose cases are nested in it.</summary>
    private static bool IsUnion(Type type)
        => type is { IsAbstract: true, IsClass: true }
            && type.GetConstructors(BindingFlags.Public | BindingFlags.Instance).Length == 0
            && type.GetNestedTypes().Any(nested => nested.IsSubclassOf(type));

    private static bool IsInit(MethodInfo setter)
        => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}
