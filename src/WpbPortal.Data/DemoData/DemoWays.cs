using Microsoft.EntityFrameworkCore;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Data.DemoData;

/// <summary>Lets one supervisor of each partnership share her way of coaching with the trainer of her trajectory.</summary>
internal static class DemoWays
{
    public static async Task TellAsync(WpbDbContext context, DemoPeople people, IEnumerable<DemoStoryLine> lines, DateTimeOffset now, CancellationToken stop)
    {
        var today = DutchTime.DayOf(now);
        foreach (var line in lines)
        {
            var supervisor = people.ByEmail[line.Supervisor];
            await context.EnterAsOwnerAsync(supervisor.PartnershipId, supervisor.Id, stop);
            var trajectory = await context.Trajectories.Include(row => row.Trainers).Include(row => row.Participations).OrderBy(row => row.Id)
                .FirstOrDefaultAsync(row => row.PartnershipId == supervisor.PartnershipId && row.State == TrajectoryState.Running && row.Trainers.Count > 0
                    && row.Participations.Any(taking => taking.PersonId == supervisor.Id && taking.Role == Role.Supervisor && taking.State == ParticipationState.Accepted), stop);
            if (trajectory is null) continue;
            var grant = new CoachingGrant(trajectory, supervisor.Id, trajectory.Trainers.OrderBy(trainer => trainer.Id).First().PersonId, today.AddDays(CoachingGrant.UsualDays), today, now);
            context.Add(grant);
            context.Add(new Notification(grant.PartnershipId, grant.TrainerId, NotificationKind.WayShared, supervisor.Id, supervisor.Id, now));
            await context.SaveChangesAsync(stop);
            return;
        }
    }
}
