using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using Xunit;

namespace WpbPortal.Web.Tests.House;

/// <summary>
/// How this house is built, as tests. A rule that stops you is worth a conversation, not a way around it: change the rule here
/// when it is wrong, with the reason. Every rule has an example that breaks it and must be seen.
/// </summary>
public sealed partial class HouseRulesTests
{
    private static readonly Assembly DomainAssembly = typeof(Viewer).Assembly;
    private static readonly Assembly DataAssembly = typeof(WpbDbContext).Assembly;
    private static readonly Assembly WebAssembly = typeof(PortalHost).Assembly;
    private static readonly Assembly[] House = [DomainAssembly, DataAssembly, WebAssembly];

    public static TheoryData<string> Rules => [.. SourceRules.All.Select(rule => rule.Says)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Source_WholeProject_KeepsTheRule(string rule) => Nothing(rule, RuleOf(rule).Broken(SourceTree.Files));

    [Theory]
    [MemberData(nameof(Rules))]
    public void Source_ExampleThatBreaksIt_IsSeen(string rule) => Assert.NotEmpty(RuleOf(rule).Broken([new(RuleOf(rule).BadPath, RuleOf(rule).BadText)]));

    /// <summary>What a function of the database gives past row security, it gives of as many people as the domain says.</summary>
    [Fact]
    public void Database_WhatGivesANumberOfPeople_SaysTheSameAsTheDomain()
    {
        var functions = SourceTree.Files.Single(file => file.Path == "src/WpbPortal.Data/Database/functions.sql").Text;
        string[] crowds = [.. CrowdInSql().Matches(functions).Select(match => match.Value)];
        Assert.True(crowds.Length >= 6, $"Only {crowds.Length} places that count people were seen.");
        Nothing($"A number is given from {Crowd.Fewest} people on.", crowds.Where(crowd => SqlNumber().Matches(crowd).Any(number => number.Value != $"{Crowd.Fewest}")));
    }

    [Fact]
    public void Folders_OfTheHouse_AreNamedForWhatIsInThem()
    {
        Nothing("A folder is named for what is in it, not for a kind of class.",
            SourceTree.Folders.Where(folder => folder.Split('/').Skip(2).Any(SourceRules.ForbiddenFolders.Contains)));
        Nothing("A feature gets folders when it passes some 15 files, not before.", SourceRules.FoldersTooSoon(SourceTree.Files));
        Assert.Equal(["Small"], SourceRules.FoldersTooSoon([new("src/WpbPortal.Web/Features/Small/Pages/A.cs", "")]));
    }

    [Fact]
    public void Assemblies_OfTheHouse_ReferToThoseBeneathOnly()
    {
        Nothing("The domain stands on .NET alone.", References(DomainAssembly).Where(name => !name.StartsWith("System.", StringComparison.Ordinal)));
        Nothing("Data stands on the domain.", References(DataAssembly).Where(name => name.StartsWith("WpbPortal.", StringComparison.Ordinal) && name != "WpbPortal.Domain"));
    }

    [Fact]
    public void Services_EveryPublicMethod_TakesAViewerFirst()
    {
        var methods = ServiceRules.Services(WebAssembly).SelectMany(ServiceRules.PublicMethods).ToList();
        Nothing("A public method of a service or queries class takes a Viewer first, or stands on the list of ServiceRules with a reason.",
            methods.Where(method => !ServiceRules.TakesViewer(method) && !ServiceRules.WithoutViewer.ContainsKey(ServiceRules.NameOf(method))).Select(ServiceRules.NameOf));
        Nothing("The list of methods without a viewer names only what exists and needs it.",
            ServiceRules.WithoutViewer.Keys.Except(methods.Where(method => !ServiceRules.TakesViewer(method)).Select(ServiceRules.NameOf)));
        Assert.True(methods.Count > 60, "Too few methods were found to prove anything.");
        Assert.False(ServiceRules.TakesViewer(typeof(BadService).GetMethod(nameof(BadService.AllAsync))!));
    }

    [Fact]
    public void Services_EveryPublicMember_SaysWhatItDoes()
    {
        Nothing("A service's public methods say what they do and what they throw.", ServiceRules.WithoutDocumentation(WebAssembly));
        Assert.Equal(2, ServiceRules.WithoutDocumentation(typeof(BadService).Assembly, typeof(BadService)).Count());
    }

    [Fact]
    public void Services_WhatTheyGive_IsNeverAnEntity()
    {
        Nothing("Out of a service come records named for the screen, never entities, contexts or queries.",
            ServiceRules.Services(WebAssembly).SelectMany(ServiceRules.PublicMethods).Where(method => ServiceRules.GivesEntity(method.ReturnType)).Select(ServiceRules.NameOf));
        Assert.True(ServiceRules.GivesEntity(typeof(BadService).GetMethod(nameof(BadService.AllAsync))!.ReturnType));
    }

    [Fact]
    public void Entities_OfTheDomain_AreSealedAndChangeByVerbs()
    {
        Nothing("An entity is sealed, and nobody sets its properties from outside.",
            DomainAssembly.GetTypes().Where(type => typeof(TenantEntity).IsAssignableFrom(type) && type != typeof(TenantEntity)).SelectMany(EntityRules.Broken));
        Assert.Equal(2, EntityRules.Broken(typeof(BadEntity)).Count());
    }

    [Fact]
    public void Contexts_AreOpenedPerMethod_AndNeverKept()
    {
        Nothing("A context lives for one method: no field or property holds one.", House.SelectMany(assembly => assembly.GetTypes()).SelectMany(ContextRules.Kept));
        Nothing("No component is given a context, a data source or the request's accessor.",
            WebAssembly.GetTypes().Where(type => typeof(ComponentBase).IsAssignableFrom(type)).SelectMany(ContextRules.Injected));
        Assert.NotEmpty(ContextRules.Kept(typeof(BadKeeper)));
        Assert.NotEmpty(ContextRules.Injected(typeof(BadComponent)));
    }

    [Fact]
    public void Interfaces_HaveMoreThanOneImplementation()
    {
        Nothing("An interface only where a second real implementation exists.",
            from type in House.SelectMany(assembly => assembly.GetTypes())
            where type.IsInterface && type.GetCustomAttribute<CompilerGeneratedAttribute>() is null
            where House.SelectMany(assembly => assembly.GetTypes()).Count(other => other is { IsClass: true, IsAbstract: false } && type.IsAssignableFrom(other)) < 2
            select type.FullName);
    }

    [Fact]
    public void Queries_OfTenantTables_StartFromWhatTheViewerSees()
    {
        Nothing("A query starts from VisibleTo(viewer) or a like method of Access; or stands on the list of QueryRules with a reason.", QueryRules.Broken(SourceTree.Files));
        Assert.NotEmpty(QueryRules.Broken([new("src/WpbPortal.Web/Features/Bad/BadQueries.cs", "var all = await db.Placements.Where(row => row.Id == id).ToListAsync(stop);")]));
    }

    internal static void Nothing(string rule, IEnumerable<string?> broken)
    {
        var places = broken.Distinct().ToList();
        Assert.True(places.Count == 0, $"{rule}{Environment.NewLine}{string.Join(Environment.NewLine, places)}");
    }

    private static SourceRule RuleOf(string says) => SourceRules.All.Single(rule => rule.Says == says);

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!);

    internal sealed class BadService
    {
        public Task<IReadOnlyList<Domain.People.Person>> AllAsync(Guid partnershipId) => Task.FromResult<IReadOnlyList<Domain.People.Person>>([]);
    }

    internal class BadEntity(Guid partnershipId) : TenantEntity(partnershipId)
    {
        public string Name { get; set; } = "";
    }

    internal sealed class BadKeeper(WpbDbContext context)
    {
        public DbContext Kept { get; } = context;
    }

    internal sealed class BadComponent : ComponentBase
    {
        [Inject] private WpbContexts Contexts { get; set; } = null!;
    }

    /// <summary>Where a function counts people to give something from so many on, or in groups of so many.</summary>
    [GeneratedRegex(@"having count\([^)]*\) >= (?!1\b)\d+|/ \d+ \* \d+|\.number - 1\) / \d+")]
    private static partial Regex CrowdInSql();

    [GeneratedRegex(@"(?<!- )\b\d+")]
    private static partial Regex SqlNumber();
}
