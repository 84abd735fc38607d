using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using WpbPortal.Domain;

namespace WpbPortal.Web.Tests.House;

/// <summary>What a service (writes) or queries class (reads) looks like from outside.</summary>
internal static class ServiceRules
{
    /// <summary>Public methods that ask for no viewer, since nobody is signed in yet, each with its reason.</summary>
    public static readonly IReadOnlyDictionary<string, string> WithoutViewer = new Dictionary<string, string>
    {
        ["SignInService.SignInAsync"] = "this is where a viewer comes from",
        ["SignInService.CheckAsync"] = "the same check, for who changes his password",
        ["PasswordResetService.SendAsync"] = "who forgot his password is not signed in",
        ["PasswordResetService.WorksAsync"] = "who follows the link of a mail is not signed in",
        ["PasswordResetService.ChooseAsync"] = "who follows the link of a mail is not signed in",
        ["DraftService.CloseAsync"] = "works in the viewer's own transaction, which it is given",
    };

    /// <summary>Every service and queries class; what runs by itself in the background is neither.</summary>
    public static IEnumerable<Type> Services(Assembly assembly) => assembly.GetTypes().Where(type =>
        type is { IsClass: true, IsAbstract: false, IsNested: false }
        && (type.Name.EndsWith("Service", StringComparison.Ordinal) || type.Name.EndsWith("Queries", StringComparison.Ordinal))
        && type.GetCustomAttribute<CompilerGeneratedAttribute>() is null);

    public static IEnumerable<MethodInfo> PublicMethods(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(method => !method.IsSpecialName);

    public static bool TakesViewer(MethodInfo method) => method.GetParameters() is [{ } first, ..] && first.ParameterType == typeof(Viewer);

    public static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    /// <summary>Whether a type is an entity or holds one: the rows of a list, the result of a task, a property of a record.</summary>
    public static bool GivesEntity(Type type) => GivesEntity(type, []);

    /// <summary>Public members that say nothing of what they do, as the compiler's documentation file knows them.</summary>
    public static IEnumerable<string> WithoutDocumentation(Assembly assembly, params Type[] types)
    {
        var file = Path.ChangeExtension(assembly.Location, ".xml");
        var said = XDocument.Load(file).Descendants("member")
            .Where(member => member.Element("summary") is { } summary && summary.Value.Trim().Length > 0 || member.Element("inheritdoc") is not null)
            .Select(member => member.Attribute("name")!.Value.Split('(')[0].Split('`')[0]).ToHashSet();
        foreach (var type in types.Length > 0 ? types : Services(assembly))
        {
            var name = type.FullName!.Replace('+', '.');
            if (!said.Contains($"T:{name}")) yield return type.Name;
            foreach (var method in PublicMethods(type).Where(method => !said.Contains($"M:{name}.{method.Name}"))) yield return NameOf(method);
        }
    }

    private static bool GivesEntity(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type)) return false;
        if (typeof(TenantEntity).IsAssignableFrom(type) || typeof(Microsoft.EntityFrameworkCore.DbContext).IsAssignableFrom(type)) return true;
        if (type.IsGenericType && (typeof(IQueryable).IsAssignableFrom(type) || type.GetGenericArguments().Any(inside => GivesEntity(inside, seen)))) return true;
        if (type.IsArray) return GivesEntity(type.GetElementType()!, seen);
        return type.Namespace?.StartsWith("WpbPortal.Web", StringComparison.Ordinal) == true
            && type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Any(property => GivesEntity(property.PropertyType, seen));
    }
}
