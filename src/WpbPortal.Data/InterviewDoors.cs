using Microsoft.EntityFrameworkCore;

namespace WpbPortal.Data;

/// <summary>The ways past row security that interviews know: whom one was with takes back what was said, and what is past its term goes.</summary>
public static class InterviewDoors
{
    /// <summary>
    /// Removes what was noted of an interview, what was said about that, and what is being typed of it: for whom it was with, who writes none of it himself. Nothing of anybody else's.
    /// </summary>
    public static Task<int> ForgetTextAsync(WpbDbContext db, Guid interviewId, CancellationToken stop = default) =>
        db.Database.SqlQuery<int>($"""select platform.forget_interview_text({interviewId}) as "Value" """).SingleAsync(stop);

    /// <summary>Removes talks and interviews whose term is over, in every partnership; gives how many there were.</summary>
    public static Task<int> ForgetPastAsync(WpbDbContext db, DateTimeOffset now, CancellationToken stop = default) =>
        db.Database.SqlQuery<int>($"""select platform.forget_conversations({now}) as "Value" """).SingleAsync(stop);
}
