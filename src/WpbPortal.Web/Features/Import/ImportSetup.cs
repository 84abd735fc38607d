using WpbPortal.Web.Features.Import.Runs;
using WpbPortal.Web.Features.Import.Writing;

namespace WpbPortal.Web.Features.Import;

/// <summary>The services of the import; what is read and written goes on behind the pages.</summary>
internal static class ImportSetup
{
    public static void AddImport(this IServiceCollection services)
    {
        services.AddSingleton<ImportWriter>();
        services.AddSingleton<ImportUndo>();
        services.AddSingleton<ImportRuns>();
        services.AddHostedService(all => all.GetRequiredService<ImportRuns>());
        services.AddSingleton<ImportService>(all => new(all.GetRequiredService<Data.WpbContexts>(), all.GetRequiredService<ImportRuns>(), all.GetRequiredService<ImportUndo>()));
    }
}
