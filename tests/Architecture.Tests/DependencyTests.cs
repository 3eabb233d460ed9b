namespace CE4BIG.Architecture.Tests;

/// <summary>Dependencies point one way: Domain ← Pages ← Functions; Embedded stands beside them (docs/architecture.md §2).</summary>
public sealed class DependencyTests
{
    private const string Domain = "src/Domain/Domain.csproj";
    private const string Pages = "src/Pages/Pages.csproj";
    private const string Functions = "src/Functions/Functions.csproj";
    private const string LifecycleDoc = "tools/LifecycleDoc/LifecycleDoc.csproj";
    private const string VerifyAudit = "tools/VerifyAudit/VerifyAudit.csproj";
    private const string Backup = "tools/Backup/Backup.csproj";
    private const string Mailbox = "tools/Mailbox/Mailbox.csproj";

    [Fact]
    public void The_domain_knows_nobody()
    {
        Assert.Empty(Repository.ProjectReferences(Domain));
        Assert.Empty(Repository.References(Domain, "PackageReference"));
        Assert.Empty(Repository.References(Domain, "FrameworkReference"));
        Assert.Empty(Repository.References(Domain, "Import"));
    }

    [Fact]
    public void Pages_know_only_the_domain() => Assert.Equal([Domain], Repository.ProjectReferences(Pages));

    [Fact]
    public void The_app_knows_domain_and_pages_and_gets_the_rest_from_the_stack()
    {
        Assert.Equal([Domain, Pages], Repository.ProjectReferences(Functions).Order(StringComparer.Ordinal));
        Assert.Contains("""<Import Project="../../Stack.props" />""", File.ReadAllText(Path.Combine(Repository.Root, Functions)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_stack_is_every_stand_in_that_the_app_names_or_the_official_packages()
    {
        var standIns = Repository.ProjectReferences("Stack.props").Select(p => Path.GetFileNameWithoutExtension(p));

        // The SDK builds, and the transport is only pinned to one release with what it carries: the app names neither.
        var packages = Repository.References("Stack.props", "PackageReference")
            .Where(p => p != "Microsoft.Azure.Functions.Worker.Sdk" && !p.EndsWith(".Grpc", StringComparison.Ordinal));
        Assert.Equal(packages.Order(StringComparer.Ordinal), standIns.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Stand_ins_know_only_each_other() =>
        Assert.All(
            Repository.Files(["src/Embedded"], "*.csproj").Select(Repository.Relative),
            project => Assert.All(Repository.ProjectReferences(project), r => Assert.StartsWith("src/Embedded/", r, StringComparison.Ordinal)));

    [Fact]
    public void Stand_ins_know_nothing_of_the_work() =>
        Assert.All(
            Repository.Sources("src/Embedded").Select(File.ReadAllText),
            source => Assert.All(["CE4BIG.Domain", "CE4BIG.Pages", "CE4BIG.Functions"], room => Assert.DoesNotContain(room, source, StringComparison.Ordinal)));

    [Fact]
    public void Tools_act_from_outside() =>
        Assert.All(
            Repository.Files(["tools"], "*.csproj").Select(Repository.Relative).Where(project => project is not (LifecycleDoc or VerifyAudit or Backup)),
            project => Assert.DoesNotContain(Repository.ProjectReferences(project), r => r.StartsWith("src/", StringComparison.Ordinal)));

    [Fact]
    public void The_page_about_the_lifecycle_is_written_from_the_Domain_alone() =>
        Assert.Equal(["src/Domain/Domain.csproj"], Repository.ProjectReferences(LifecycleDoc));

    [Fact]
    public void An_audit_file_is_verified_by_the_Domains_rules_and_nothing_of_the_app() =>
        Assert.Equal(["src/Domain/Domain.csproj"], Repository.ProjectReferences(VerifyAudit));

    [Fact]
    public void A_backup_knows_the_apps_storage_as_the_app_knows_it_and_no_stand_in_by_itself() =>
        Assert.Equal([Functions], Repository.ProjectReferences(Backup));

    [Fact]
    public void Nothing_under_src_knows_tests_tools_or_benchmarks() =>
        Assert.All(
            Repository.Files(["src"], "*.csproj").Select(Repository.Relative),
            project => Assert.All(Repository.ProjectReferences(project), r => Assert.StartsWith("src/", r, StringComparison.Ordinal)));

    [Fact]
    public void The_mailbox_is_a_program_of_its_own() => Assert.Empty(Repository.ProjectReferences(Mailbox));
}
