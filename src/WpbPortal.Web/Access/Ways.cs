using System.Linq.Expressions;

namespace WpbPortal.Web.Access;

/// <summary>Puts together the ways in which a viewer may see a row, only those that her roles open: what cannot be true is not asked of PostgreSQL.</summary>
internal static class Ways
{
    /// <summary>The rows that one of the ways leads to; null is a way that this viewer has not.</summary>
    public static IQueryable<TRow> WhereAny<TRow>(this IQueryable<TRow> rows, params ReadOnlySpan<Expression<Func<TRow, bool>>?> ways) => rows.Where(Any(ways));

    /// <summary>A condition that holds where two do.</summary>
    public static Expression<Func<TRow, bool>> Both<TRow>(Expression<Func<TRow, bool>> one, Expression<Func<TRow, bool>> other) =>
        Expression.Lambda<Func<TRow, bool>>(Expression.AndAlso(one.Body, Through.Put(one.Parameters[0], other)), one.Parameters);

    /// <summary>A condition that holds where one of the ways does, and nowhere when there is none.</summary>
    public static Expression<Func<TRow, bool>> Any<TRow>(params ReadOnlySpan<Expression<Func<TRow, bool>>?> ways)
    {
        Expression<Func<TRow, bool>>? any = null;
        foreach (var way in ways)
        {
            if (way is null) continue;
            any = any is null ? way : Expression.Lambda<Func<TRow, bool>>(Expression.OrElse(any.Body, Through.Put(any.Parameters[0], way)), any.Parameters);
        }
        return any ?? (row => false);
    }
}
