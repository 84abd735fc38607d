using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata.Internal;

namespace WpbPortal.Data.Tenancy;

#pragma warning disable EF1001 // The provider's own annotations have to go along with ours; there is no public door for both.
/// <summary>Carries what <see cref="TenantTable"/> noted on a table into the migration.</summary>
internal sealed class TenantAnnotationProvider(RelationalAnnotationProviderDependencies dependencies) : NpgsqlAnnotationProvider(dependencies)
{
    public override IEnumerable<IAnnotation> For(ITable table, bool designTime)
    {
        foreach (var annotation in base.For(table, designTime)) yield return annotation;
        if (!designTime) yield break;

        var entity = table.EntityTypeMappings.First().TypeBase;
        foreach (var annotation in entity.GetAnnotations().Where(annotation => annotation.Name.StartsWith("Wpb:", StringComparison.Ordinal)))
            yield return annotation;
    }
}
#pragma warning restore EF1001
