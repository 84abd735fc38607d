using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using WpbPortal.Data;

namespace WpbPortal.Web.Tests.House;

/// <summary>Where a context may be, and where not.</summary>
internal static class ContextRules
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Who keeps one for a reason: Identity's store, which has no method to open one in, the two halves of the one load of the demonstration, and what begins work before it is asked for.</summary>
    private static readonly string[] OnPurpose = ["AccountStore", "DemoCoaching", "DemoTrajectories", "WorkAhead"];

    /// <summary>The fields of a type that hold a context. What a compiler makes of an async method or a lambda is not a field of ours.</summary>
    public static IEnumerable<string> Kept(Type type) => MadeByCompiler(type) || OnPurpose.Contains(type.Name)
        ? []
        : type.GetFields(All).Where(field => typeof(DbContext).IsAssignableFrom(field.FieldType)).Select(field => $"{type.FullName}.{field.Name}");

    /// <summary>What a component is given that it should not have.</summary>
    public static IEnumerable<string> Injected(Type component) => component.GetProperties(All)
        .Where(property => property.GetCustomAttribute<InjectAttribute>() is not null && Forbidden(property.PropertyType))
        .Select(property => $"{component.FullName}.{property.Name}")
        .Concat(component.GetConstructors().SelectMany(made => made.GetParameters()).Where(given => Forbidden(given.ParameterType)).Select(given => $"{component.FullName}({given.Name})"));

    private static bool Forbidden(Type type) => typeof(DbContext).IsAssignableFrom(type) || type == typeof(WpbContexts) || type == typeof(IHttpContextAccessor)
        || typeof(NpgsqlDataSource).IsAssignableFrom(type) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDbContextFactory<>));

    private static bool MadeByCompiler(Type? type) =>
        type is not null && (type.Name.Contains('<', StringComparison.Ordinal) || type.GetCustomAttribute<CompilerGeneratedAttribute>() is not null || MadeByCompiler(type.DeclaringType));
}
