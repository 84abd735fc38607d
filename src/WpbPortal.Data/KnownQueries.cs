using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using WpbPortal.Domain;

namespace WpbPortal.Data;

/// <summary>
/// Statements that are asked often. EF Core reads an expression anew at every call, which costs more than the statement itself;
/// these are read once for each kind of viewer (<see cref="Viewer.Kind"/>) and then only given her own values.
/// </summary>
/// <remarks>
/// A statement may take values from the viewer and from what is asked, and from nothing else: anything else would be kept and given
/// to the next viewer, so it is refused. When the project is built for testing every call is compared with what it was read from.
/// </remarks>
public static class KnownQueries
{
    private static readonly ConcurrentDictionary<Key, object> Known = [];

    /// <summary>The rows of a statement that depends on the viewer only.</summary>
    public static Task<List<TRow>> KnownAsync<TRow>(this WpbDbContext db, Func<WpbDbContext, Viewer, IQueryable<TRow>> build, CancellationToken stop = default) =>
        RowsAsync(db, build, Nothing.Asked, (context, viewer, _) => build(context, viewer), stop);

    /// <summary>The rows of a statement that depends on the viewer and on the values of what is asked, but never on which of those are null.</summary>
    public static Task<List<TRow>> KnownAsync<TAsked, TRow>(this WpbDbContext db, TAsked asked, Func<WpbDbContext, Viewer, TAsked, IQueryable<TRow>> build, CancellationToken stop = default)
        where TAsked : class => RowsAsync(db, build, asked, build, stop);

    private static async Task<List<TRow>> RowsAsync<TAsked, TRow>(WpbDbContext db, Delegate statement, TAsked asked, Func<WpbDbContext, Viewer, TAsked, IQueryable<TRow>> build, CancellationToken stop)
        where TAsked : class
    {
        var viewer = db.Viewer;
        var known = (Compiled<TAsked, TRow>)Known.GetOrAdd(new(statement, viewer.Kind, db.Model), _ => Compile<TAsked, TRow>(Read(db, viewer, asked, build)));
#if DEBUG
        known.Check(Read(db, viewer, asked, build).Body);
#endif
        var rows = new List<TRow>();
        await foreach (var row in known.Ask(db, viewer, asked).WithCancellation(stop)) rows.Add(row);
        return rows;
    }

    /// <summary>The statement with a parameter in each place where it takes a value from the viewer or from what is asked.</summary>
    private static ReadStatement Read<TAsked, TRow>(WpbDbContext db, Viewer viewer, TAsked asked, Func<WpbDbContext, Viewer, TAsked, IQueryable<TRow>> build) where TAsked : class
    {
        var reader = new StatementReader(viewer, asked);
        return new(reader.Visit(build(db, viewer, asked).Expression), reader.Values);
    }

    private static Compiled<TAsked, TRow> Compile<TAsked, TRow>(ReadStatement read) where TAsked : class
    {
        var context = Expression.Parameter(typeof(WpbDbContext), "db");
        var (viewer, asked) = (Expression.Parameter(typeof(Viewer), "viewer"), Expression.Parameter(typeof(TAsked), "asked"));
        var values = read.Values.Values;
        Type[] types = [typeof(WpbDbContext), .. values.Select(value => value.Parameter.Type), typeof(TRow)];
        var compile = typeof(EF).GetMethods().Single(method => method.Name == nameof(EF.CompileAsyncQuery) && method.GetGenericArguments().Length == types.Length
            && method.GetParameters()[0].ParameterType.GetGenericArguments()[0].GetGenericArguments()[^1] is { IsGenericType: true } result && result.GetGenericTypeDefinition() == typeof(IQueryable<>));
        var statement = Expression.Lambda(Expression.GetFuncType([.. types[..^1], typeof(IQueryable<TRow>)]), read.Body, [context, .. values.Select(value => value.Parameter)]);
        var compiled = (Delegate)compile.MakeGenericMethod(types).Invoke(null, [statement])!;
        var ask = Expression.Lambda<Func<WpbDbContext, Viewer, TAsked, IAsyncEnumerable<TRow>>>(
            Expression.Invoke(Expression.Constant(compiled), [context, .. values.Select(value => value.Of(viewer, asked))]), context, viewer, asked).Compile();
        return new(ask, read.Body);
    }

    private sealed record Key(Delegate Statement, ulong Kind, object Model);

    private sealed record ReadStatement(Expression Body, IReadOnlyDictionary<string, TakenValue> Values);

    /// <summary>A value that a statement takes, and the way to it.</summary>
    private sealed record TakenValue(ParameterExpression Parameter, bool IsViewers, IReadOnlyList<MemberInfo> Way)
    {
        public Expression Of(Expression viewer, Expression asked) => Way.Aggregate(IsViewers ? viewer : asked, Expression.MakeMemberAccess);
    }

    private sealed class Compiled<TAsked, TRow>(Func<WpbDbContext, Viewer, TAsked, IAsyncEnumerable<TRow>> ask, Expression body)
    {
        public IAsyncEnumerable<TRow> Ask(WpbDbContext db, Viewer viewer, TAsked asked) => ask(db, viewer, asked);

        /// <exception cref="InvalidOperationException">The statement is another for this viewer than the one that is kept for her kind.</exception>
        public void Check(Expression now)
        {
            if (!ExpressionEqualityComparer.Instance.Equals(body, now)) throw new InvalidOperationException($"A known statement differs within one kind of viewer.\nKept: {body}\nNow: {now}");
        }
    }

    private sealed class Nothing
    {
        public static readonly Nothing Asked = new();
    }

    /// <summary>Puts parameters in the place of values, and statements within statements in the place of the variables that hold them.</summary>
    private sealed class StatementReader(Viewer viewer, object asked) : ExpressionVisitor
    {
        private readonly Dictionary<string, TakenValue> _values = [];

        public IReadOnlyDictionary<string, TakenValue> Values => _values;

        protected override Expression VisitMember(MemberExpression node)
        {
            var way = new Stack<MemberInfo>();
            Expression? root = node;
            for (; root is MemberExpression member; root = member.Expression) way.Push(member.Member);
            if (root is not ConstantExpression { Value: { } value }) return base.VisitMember(node);

            object? reached = value;
            while (way.Count > 0 && !ReferenceEquals(reached, viewer) && !ReferenceEquals(reached, asked)) reached = ValueOf(way.Pop(), reached);
            if (way.Count > 0) return Take(node, ReferenceEquals(reached, viewer), [.. way]);
            return reached switch
            {
                IQueryable statement => Visit(statement.Expression),
                LambdaExpression condition => Expression.Quote(Visit(condition)),
                _ => throw new InvalidOperationException($"A known statement takes {node}, which is neither the viewer's nor asked."),
            };
        }

        private ParameterExpression Take(MemberExpression node, bool isViewers, IReadOnlyList<MemberInfo> way)
        {
            var name = (isViewers ? "viewer" : "asked") + string.Concat(way.Select(member => "_" + member.Name));
            if (!_values.TryGetValue(name, out var value)) _values[name] = value = new(Expression.Parameter(node.Type, name), isViewers, way);
            return value.Parameter;
        }

        private static object? ValueOf(MemberInfo member, object? of) => member switch
        {
            FieldInfo field => field.GetValue(of),
            PropertyInfo property => property.GetValue(of),
            _ => throw new InvalidOperationException($"{member} is no value."),
        };
    }
}
