using System.Collections;
using System.Linq.Expressions;
using System.Reflection;
using WpbPortal.Domain;

namespace WpbPortal.Web.Tests.Access.Matrix;

/// <summary>Arguments for a method that one knows nothing of: wherever it takes an id it gets the one that is tried.</summary>
internal static class InventedArguments
{
    private const int Deepest = 4;

    /// <summary>Whether a method takes an id anywhere, so that trying one means something.</summary>
    public static bool TakesId(MethodInfo method) => method.GetParameters().Any(parameter => Holds(parameter.ParameterType, 0));

    /// <summary>Which records a method seems to be about, by its own name and those of its parameters; all of them when it does not say.</summary>
    public static IReadOnlyList<Guid> Fitting(MethodInfo method, IEnumerable<KeyValuePair<string, object>> records)
    {
        var names = string.Join(' ', method.GetParameters().Select(parameter => parameter.Name).Append(method.DeclaringType!.Name)).ToLowerInvariant();
        var ids = records.Where(record => record.Value is Guid).ToList();
        var fitting = ids.Where(record => names.Contains(record.Key.Split(' ')[^1], StringComparison.Ordinal)).ToList();
        return [.. (fitting.Count > 0 ? fitting : ids).Select(record => (Guid)record.Value)];
    }

    /// <summary>The arguments, with this viewer and this id.</summary>
    public static object?[] For(MethodInfo method, Viewer viewer, Guid id) => [.. method.GetParameters().Select(parameter => Of(parameter.ParameterType, viewer, id, 0))];

    private static bool Holds(Type type, int depth) => depth <= Deepest && (type == typeof(Guid) || type == typeof(Guid?)
        || (Row(type) is { } row && Holds(row, depth + 1))
        || (IsOurs(type) && type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Any(property => Holds(property.PropertyType, depth + 1))));

    private static object? Of(Type type, Viewer viewer, Guid id, int depth)
    {
        if (depth > Deepest) return null;
        if (type == typeof(Viewer)) return viewer;
        if (type == typeof(Guid) || type == typeof(Guid?)) return id;
        if (type == typeof(string)) return "getypt";
        if (type == typeof(CancellationToken)) return CancellationToken.None;
        if (type == typeof(DateOnly) || type == typeof(DateOnly?)) return viewer.Today;
        if (type == typeof(DateTimeOffset)) return new DateTimeOffset(viewer.Today, new(8, 0), TimeSpan.Zero);
        if (type == typeof(TimeOnly)) return new TimeOnly(9, 0);
        if (type == typeof(int) || type == typeof(int?)) return 30;
        if (type == typeof(long)) return 1L;
        if (type == typeof(bool)) return true;
        if (type == typeof(Stream)) return new MemoryStream("getypt"u8.ToArray());
        if (typeof(Delegate).IsAssignableFrom(type)) return Answer(type, viewer, id, depth);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(0);
        if (Nullable.GetUnderlyingType(type) is not null) return null;
        if (Row(type) is { } row) return Filled(type, row, Of(row, viewer, id, depth + 1));
        if (typeof(IEnumerable).IsAssignableFrom(type)) return Empty(type);
        if (!IsOurs(type)) return type.IsValueType ? Activator.CreateInstance(type) : null;
        return Made(type, viewer, id, depth);
    }

    /// <summary>A function that answers with something invented, whatever it is asked.</summary>
    private static Delegate Answer(Type type, Viewer viewer, Guid id, int depth)
    {
        var invoke = type.GetMethod(nameof(Action.Invoke))!;
        var answer = invoke.ReturnType == typeof(void) ? (Expression)Expression.Empty() : Expression.Constant(Of(invoke.ReturnType, viewer, id, depth + 1), invoke.ReturnType);
        return Expression.Lambda(type, answer, invoke.GetParameters().Select(given => Expression.Parameter(given.ParameterType))).Compile();
    }

    private static object? Made(Type type, Viewer viewer, Guid id, int depth)
    {
        var constructor = type.GetConstructors().OrderBy(made => made.GetParameters().Length).LastOrDefault(made => made.GetParameters().All(given => given.ParameterType != type));
        var value = constructor is null ? Activator.CreateInstance(type) : constructor.Invoke([.. constructor.GetParameters().Select(given => Of(given.ParameterType, viewer, id, depth + 1))]);
        if (constructor is null || constructor.GetParameters().Length == 0)
        {
            foreach (var property in type.GetProperties().Where(property => property.SetMethod is { IsPublic: true })) property.SetValue(value, Of(property.PropertyType, viewer, id, depth + 1));
        }
        return value;
    }

    private static Type? Row(Type type) => type.IsArray
        ? type.GetElementType()
        : type.IsGenericType && type.GetGenericArguments() is [var row] && type.IsAssignableFrom(typeof(List<>).MakeGenericType(row)) ? row : null;

    private static object Filled(Type type, Type row, object? value)
    {
        var rows = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(row))!;
        if (value is not null || !row.IsValueType) rows.Add(value);
        if (!type.IsArray) return rows;
        var array = Array.CreateInstance(row, rows.Count);
        rows.CopyTo(array, 0);
        return array;
    }

    private static object? Empty(Type type) => type.IsGenericType && type.GetGenericArguments() is [var key, var value] && type.IsAssignableFrom(typeof(Dictionary<,>).MakeGenericType(key, value))
        ? Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, value))
        : null;

    private static bool IsOurs(Type type) => type.Namespace?.StartsWith("WpbPortal", StringComparison.Ordinal) == true;
}
