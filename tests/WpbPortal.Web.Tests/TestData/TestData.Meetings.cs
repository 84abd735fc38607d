using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Web.Tests;

public sealed partial class TestData
{
    /// <summary>Somebody who trains the group of a trajectory.</summary>
    public async Task<Person> TrainerAsync(Trajectory trajectory)
    {
        var trainer = await PersonAsync(Role.Trainer);
        await AsOwnerAsync(trajectory.PartnershipId, async db =>
        {
            var tracked = await db.Trajectories.Include(row => row.Trainers).SingleAsync(row => row.Id == trajectory.Id);
            tracked.LetTrain(trainer.Id);
            // Its id is made here, so it must be told that it is new.
            db.Add(tracked.Trainers.Single(row => row.PersonId == trainer.Id));
            return 0;
        });
        return trainer;
    }
}
