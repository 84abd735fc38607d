using System.Reflection;

namespace WpbPortal.Web.Tests.House;

/// <summary>What an entity of the domain looks like from outside.</summary>
internal static class EntityRules
{
    /// <summary>What is wrong with this one.</summary>
    public static IEnumerable<string> Broken(Type entity)
    {
        if (entity is { IsSealed: false, IsAbstract: false }) yield return $"{entity.Name} is not sealed";
        foreach (var property in entity.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(property => property.SetMethod is { IsPublic: true }))
            yield return $"{entity.Name}.{property.Name} can be set from outside";
        foreach (var field in entity.GetFields(BindingFlags.Public | BindingFlags.Instance)) yield return $"{entity.Name}.{field.Name} is an open field";
    }
}
