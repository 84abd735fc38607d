using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Tests.House;

/// <summary>Where a query of a partnership's rows begins.</summary>
internal static class QueryRules
{
    /// <summary>Reads that begin elsewhere, by file and table, each with its reason.</summary>
    private static readonly IReadOnlyDictionary<string, string> Excused = new Dictionary<string, string>
    {
        ["DraftService.cs: Drafts"] = "asks for the viewer's own by his id, and PostgreSQL gives nobody else's",
        ["InvitationService.cs: Partnerships"] = "the name of the partnership of a person who was found visible",
        ["PlatformService.cs: Partnerships"] = "the administrator of the platform stands in it without a place of his own",
        ["NoticeQueries.cs: People"] = "the name of who did what the viewer is told of",
        ["CoachingService.cs: People"] = "the viewer's own name",
        ["CoachingQueries.cs: FeedbackReplies"] = "joined to feedback that is visible",
        ["CoachingQueries.cs: FeedbackReadings"] = "joined to feedback that is visible",
    };

    /// <summary>The tables of partnerships, by their names on the context.</summary>
    private static readonly HashSet<string> Tables =
    [
        .. typeof(WpbDbContext).GetProperties().Where(property => property.PropertyType.IsGenericType
            && property.PropertyType.GetGenericTypeDefinition() == typeof(DbSet<>)
            && property.PropertyType.GetGenericArguments()[0] is var row && (typeof(TenantEntity).IsAssignableFrom(row) || row == typeof(Partnership)))
            .Select(property => property.Name),
    ];

    /// <summary>VisibleTo and its like: every extension in Access that narrows rows down by a viewer.</summary>
    private static readonly HashSet<string> Beginnings =
    [
        .. typeof(ForRolesAttribute).Assembly.GetTypes().Where(type => type.Namespace == typeof(ForRolesAttribute).Namespace)
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static))
            .Where(method => method.GetParameters() is [{ } rows, { } viewer, ..] && typeof(IQueryable).IsAssignableFrom(rows.ParameterType) && viewer.ParameterType == typeof(Viewer))
            .Select(method => method.Name),
    ];

    /// <summary>Every read that begins with more than the viewer may see, and every excuse that nobody needs.</summary>
    public static IEnumerable<string> Broken(IReadOnlyList<SourceFile> files)
    {
        var used = new HashSet<string>();
        foreach (var file in files.Where(file => file.IsIn("src/WpbPortal.Web") && file.Path.EndsWith(".cs", StringComparison.Ordinal) && !file.IsIn("src/WpbPortal.Web/Access")))
        {
            foreach (Match match in Regex.Matches(file.Text, @"\b(?:db|context)\s*\.\s*(\w+)\b\s*(?:\.\s*(\w+)\s*\()?"))
            {
                var (table, then) = (match.Groups[1].Value, match.Groups[2].Value);
                if (!Tables.Contains(table) || then is "Add" or "AddRange" or "Remove" || Beginnings.Contains(then)) continue;
                var excuse = $"{file.Name}: {table}";
                used.Add(excuse);
                if (!Excused.ContainsKey(excuse)) yield return $"{file.Path}: {table}";
            }
        }
        if (files.Count == 1) yield break;
        foreach (var excuse in Excused.Keys.Except(used)) yield return $"{excuse} needs no excuse any more";
    }
}
