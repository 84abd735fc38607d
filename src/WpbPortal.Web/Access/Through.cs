using System.Linq.Expressions;

namespace WpbPortal.Web.Access;

/// <summary>Lets a row be seen by whoever sees another row that it belongs to, with one condition written once.</summary>
internal static class Through
{
    /// <summary>The condition on what <paramref name="path"/> leads to, as a condition on the row itself.</summary>
    public static Expression<Func<TRow, bool>> At<TRow, TOther>(Expression<Func<TRow, TOther>> path, Expression<Func<TOther, bool>> condition) =>
        Expression.Lambda<Func<TRow, bool>>(Put(path.Body, condition), path.Parameters);

    /// <summary>What a condition says of <paramref name="row"/>.</summary>
    public static Expression Put<TRow>(Expression row, Expression<Func<TRow, bool>> condition) => new Replace(condition.Parameters[0], row).Visit(condition.Body);

    private sealed class Replace(ParameterExpression parameter, Expression by) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? by : node;
    }
}
