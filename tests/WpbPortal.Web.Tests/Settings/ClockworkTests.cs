using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;
using WpbPortal.Domain;
using WpbPortal.Web.Settings;
using Xunit;

namespace WpbPortal.Web.Tests.Settings;

/// <summary>What is due happens by itself: on a running host the jobs of the portal have their schedules, and one that is let in as they are is fired by its own.</summary>
public sealed class ClockworkTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AHostThatRuns_FiresAJobByItsScheduleAndHasAllOthersOnTheClockOfTheNetherlands()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging(log => log.ClearProviders());
        builder.Services.AddSingleton<Rung>().AddClockwork().AddQuartz(scheduler => scheduler.Let<Bell>("* * * * * ?"));
        using var host = builder.Build();
        await host.StartAsync(Stop);

        // Made by the container, at a moment of the schedule.
        var (scheduled, name) = await host.Services.GetRequiredService<Rung>().First.Task.WaitAsync(TimeSpan.FromSeconds(20), Stop);
        Assert.Equal(0, scheduled.Millisecond);
        Assert.Contains(nameof(Bell), name, StringComparison.Ordinal);

        var scheduler = await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(Stop);
        Dictionary<Type, ICronTrigger> triggers = [];
        foreach (var job in await scheduler.GetJobKeys(GroupMatcher<JobKey>.AnyGroup(), Stop))
            triggers[(await scheduler.GetJobDetail(job, Stop))!.JobType.Type] = Assert.IsAssignableFrom<ICronTrigger>(Assert.Single(await scheduler.GetTriggersOfJob(job, Stop)));
        var jobs = typeof(PortalHost).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IJob))).ToList();
        Assert.NotEmpty(jobs);
        Assert.All(jobs, job =>
        {
            var trigger = triggers[job];
            Assert.Equal(DutchTime.Zone, trigger.TimeZone);
            Assert.NotNull(trigger.NextFireTimeUtc);
        });
        await host.StopAsync(Stop);
    }

    private sealed class Rung
    {
        public TaskCompletionSource<(DateTimeOffset Scheduled, string Name)> First { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Bell(Rung rung) : IJob
    {
        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
        {
            rung.First.TrySetResult((context.ScheduledFireTimeUtc!.Value, context.JobDetail.JobType.FullName));
            return ValueTask.CompletedTask;
        }
    }
}
