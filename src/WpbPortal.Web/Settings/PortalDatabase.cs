using Microsoft.EntityFrameworkCore;
using Npgsql;
using Quartz;
using WpbPortal.Data;
using WpbPortal.Data.Database;
using WpbPortal.Data.DemoData;
using WpbPortal.Data.Live;
using WpbPortal.Data.LocalPostgres;
using WpbPortal.Domain;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Features.Appointments;
using WpbPortal.Web.Features.Interviews;
using WpbPortal.Web.Features.Klik;
using WpbPortal.Web.Features.LookingBack;
using WpbPortal.Web.Features.MutualChoice;
using WpbPortal.Web.Features.News;
using WpbPortal.Web.Features.OwnQuestions;
using WpbPortal.Web.Features.Participations;
using WpbPortal.Web.Features.Timetables;
using WpbPortal.Web.Security;

namespace WpbPortal.Web.Settings;

/// <summary>Finds the database, brings it to the present tables, and fills it with the demonstration where that is wanted.</summary>
internal static class PortalDatabase
{
    /// <summary>Prepares the database and registers the connection of the application's own role.</summary>
    /// <exception cref="SettingException">A setting is wrong, or there is no PostgreSQL.</exception>
    public static async Task<bool> AddPortalDatabaseAsync(this WebApplicationBuilder builder, ILogger logger, CancellationToken stop = default)
    {
        // Before anything is started or migrated.
        _ = DemoSetting.Read(builder.Configuration, otherwise: false);
        var found = await FindAsync(builder.Configuration, logger, stop);
        var isDemo = DemoSetting.Read(builder.Configuration, otherwise: found.MadeTheCluster);
        if (found.HasOwner)
        {
            await MigrateAsync(found, stop);
            if (isDemo) await DemoLoader.LoadOnceAsync(found.Owner, DateTimeOffset.UtcNow, stop);
        }
        await ConnectionCheck.DemandAsync(found.App, stop);
        builder.Configuration["Demo"] = isDemo.ToString();
        if (found.PrivateFolder is { } folder && string.IsNullOrWhiteSpace(builder.Configuration["DataProtection:SecretFile"]))
        {
            KeySecret.Make(builder.Configuration["DataProtection:SecretFile"] = Path.Combine(folder, "data-protection"));
        }
        builder.Services.AddWpbContexts(found.App, WarmUp.Connections);
        builder.Services.AddWarmUp();
        builder.Services.AddClockwork();
        return isDemo;
    }

    /// <summary>Only migrates, as the owner: for a server on which the application itself has no such right.</summary>
    public static async Task MigrateAsync(IConfiguration configuration, ILogger logger, CancellationToken stop = default) =>
        await MigrateAsync(await FindAsync(configuration, logger, stop), stop);

    /// <summary>Makes ready at the start what the first visitors would wait for, and says so to the proxy.</summary>
    public static IServiceCollection AddWarmUp(this IServiceCollection services)
    {
        services.AddSingleton<WarmUp>();
        services.AddHostedService(made => made.GetRequiredService<WarmUp>());
        services.AddHealthChecks().AddCheck<WarmUp>("warm");
        return services;
    }

    /// <summary>Lets what is due happen by itself. Only where the portal runs for people: a test takes the turns of its clockwork itself.</summary>
    public static IServiceCollection AddClockwork(this IServiceCollection services)
    {
        services.AddQuartz(scheduler =>
        {
            scheduler.Let<ChoiceJob>(ChoiceJob.Schedule);
            scheduler.Let<KlikJob>(KlikJob.Schedule);
            scheduler.Let<DraftJob>(DraftJob.Schedule);
            scheduler.Let<ConversationJob>(ConversationJob.Schedule);
            scheduler.Let<TimetableJob>(TimetableJob.Schedule);
            scheduler.Let<ParticipationJob>(ParticipationJob.Schedule);
            scheduler.Let<QuestionJob>(QuestionJob.Schedule);
            scheduler.Let<EvaluationJob>(EvaluationJob.Schedule);
            scheduler.Let<NewsJob>(NewsJob.Schedule);
            scheduler.Let<AppointmentJob>(AppointmentJob.Schedule);
        });
        return services.AddQuartzHostedService(scheduler => scheduler.WaitForJobsToComplete = true);
    }

    /// <summary>Lets a job take its turns by a schedule, on the clock of the Netherlands. The schedule lives in memory: what is due stands in the database.</summary>
    internal static void Let<T>(this IQuartzBuilder scheduler, string schedule) where T : IJob =>
        scheduler.ScheduleJob<T>(trigger => trigger.WithCronSchedule(schedule, cron => cron.InTimeZone(DutchTime.Zone)));

    /// <summary>Registers the contexts on a connection of the role <c>wpb_app</c>.</summary>
    /// <param name="services">The portal's services.</param>
    /// <param name="appConnection">The connection.</param>
    /// <param name="kept">How many connections stay open when nobody asks for anything.</param>
    public static IServiceCollection AddWpbContexts(this IServiceCollection services, string appConnection, int kept = 0)
    {
        var connection = new NpgsqlConnectionStringBuilder(appConnection)
        {
            // PostgreSQL plans a statement once per connection and keeps it; the partnership is no part of the text.
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
            // Whatever is set on a connection is set for one transaction (a test looks), so nothing is left to clear when it goes back.
            NoResetOnClose = true,
            MinPoolSize = kept,
        }.ConnectionString;
        services.AddSingleton(_ => NpgsqlDataSource.Create(connection));
        services.AddPooledDbContextFactory<WpbDbContext>(options => WpbOptions.Use(options, connection));
        services.AddSingleton<LiveWire>();
        services.AddSingleton<WpbContexts>();
        services.AddSingleton<WorkAtOnce>();
        return services;
    }

    private static async Task MigrateAsync(FoundDatabase found, CancellationToken stop)
    {
        try
        {
            await DatabaseMigrator.MigrateAsync(found.Owner, stop);
        }
        catch (NpgsqlException refused) when (ConnectionCheck.SentenceOf(refused, "Owner") is { } sentence)
        {
            throw new SettingException(sentence);
        }
        catch (InvalidOperationException missing) when (missing.Message.StartsWith("Set ConnectionStrings:", StringComparison.Ordinal))
        {
            throw new SettingException(missing.Message);
        }
    }

    private static async Task<FoundDatabase> FindAsync(IConfiguration configuration, ILogger logger, CancellationToken stop)
    {
        try
        {
            return await DatabaseFinder.FindAsync(configuration, logger, stop);
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or LocalPostgresNotFoundException or TimeoutException)
        {
            throw new SettingException(wrong.Message);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"The folder of the private PostgreSQL cannot be written; set LocalPostgres:DataFolder to one that can: {wrong.Message}");
        }
    }
}
