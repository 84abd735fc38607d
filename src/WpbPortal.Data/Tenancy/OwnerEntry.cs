using Microsoft.EntityFrameworkCore;

namespace WpbPortal.Data.Tenancy;

/// <summary>The owner of the tables obeys row-level security too, and so has to say where it works.</summary>
internal static class OwnerEntry
{
    /// <summary>Enters a partnership for the current transaction, as a person or as nobody.</summary>
    public static Task EnterAsOwnerAsync(this WpbDbContext context, Guid partnershipId, Guid? personId, CancellationToken stop = default) =>
        context.Database.ExecuteSqlAsync(
            $"select set_config('app.partnership_id', {partnershipId.ToString()}, true), set_config('app.person_id', {personId?.ToString() ?? ""}, true)", stop);

    /// <summary>Says which day it is, for the policies that ask for a relation of today.</summary>
    public static Task SayTodayAsync(this WpbDbContext context, DateOnly today, CancellationToken stop = default) =>
        context.Database.ExecuteSqlAsync($"select set_config('app.today', {today.ToString("yyyy-MM-dd")}, true)", stop);
}
