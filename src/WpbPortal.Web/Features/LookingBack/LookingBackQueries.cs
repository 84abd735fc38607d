using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.LookingBack;

/// <summary>Looking back on trajectories, and the report that assembles itself from what was planned, held, chosen and said.</summary>
public sealed class LookingBackQueries(WpbContexts contexts)
{
    private const int Most = 200;

    /// <summary>What there is to look back on, for who takes part, trains or plans.</summary>
    /// <exception cref="NotFoundException">The viewer does none of these.</exception>
    public async Task<LookBack> LookBackAsync(Viewer viewer, Guid trajectoryId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var one = await db.Trajectories.VisibleTo(db.Viewer).Where(row => row.Id == trajectoryId).Select(row => new { row.Title, row.State, row.SchoolId, row.Version.Content }).SingleOrDefaultAsync(stop)
            ?? throw new NotFoundException("Trajectory");
        var takesPart = await db.Participations.HeldBy(db.Viewer).AnyAsync(row => row.TrajectoryId == trajectoryId, stop);
        var mayWrite = db.Viewer.MayPlanFor(one.SchoolId) || await db.Trajectories.TrainedBy(db.Viewer).AnyAsync(row => row.Id == trajectoryId, stop);
        if (!takesPart && !mayWrite) throw new NotFoundException("Trajectory");
        var hasSaid = takesPart && await db.Evaluations.VisibleTo(db.Viewer).AnyAsync(row => row.TrajectoryId == trajectoryId, stop);
        return new(trajectoryId, one.Title, takesPart, one.State != TrajectoryState.Planned, hasSaid, mayWrite, await BroughtAsync(db, trajectoryId, one.Content, stop));
    }

    /// <summary>The report of a trajectory.</summary>
    /// <exception cref="NotFoundException">The trajectory is not there for this viewer.</exception>
    public async Task<TrajectoryReport> ReportAsync(Viewer viewer, Guid trajectoryId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (now, trajectories) = (db.Now, db.Trajectories.VisibleTo(db.Viewer));
        var one = await trajectories.Where(row => row.Id == trajectoryId).Select(row => new
        {
            row.Title, row.State, row.SchoolId, School = row.School!.Name, Year = row.SchoolYear.Name, row.Goals, row.Version.Content,
            Trainers = row.Trainers.OrderBy(trainer => trainer.Person.FamilyName).ThenBy(trainer => trainer.Id)
                .Select(trainer => new PersonName(trainer.Person.GivenName, trainer.Person.SurnamePrefix, trainer.Person.FamilyName)).ToList(),
            Meetings = row.Meetings.Where(meeting => meeting.CancelledAt == null && meeting.StartsAt <= now).OrderBy(meeting => meeting.StartsAt).ThenBy(meeting => meeting.Id)
                .Select(meeting => new { meeting.Id, meeting.Title, meeting.Form, meeting.StartsAt, meeting.Minutes }).ToList(),
        }).AsSplitQuery().SingleOrDefaultAsync(stop) ?? throw new NotFoundException("Trajectory");
        Guid[] meetings = [.. one.Meetings.Select(meeting => meeting.Id)];
        // How many were there is for who sees everybody of the group: fewer would be another number.
        var trains = await db.Trajectories.TrainedBy(db.Viewer).AnyAsync(row => row.Id == trajectoryId, stop);
        var seesAll = trains || db.Viewer.Is(Role.Coordinator) || (db.Viewer.Is(Role.SchoolEducator) && (db.Viewer.SchoolsAs(Role.SchoolEducator) is not { } schools || (one.SchoolId is { } school && schools.Contains(school))));
        var present = !seesAll ? [] : await db.Attendances.VisibleTo(db.Viewer).Where(row => meetings.Contains(row.MeetingId)).GroupBy(row => row.MeetingId)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, stop);
        int? takingPart = !seesAll ? null : await db.Participations.VisibleTo(db.Viewer).CountAsync(row => row.TrajectoryId == trajectoryId && row.State == ParticipationState.Accepted, stop);
        var groups = db.Meetings.LearntInBy(db.Viewer);
        var agenda = (await db.MeetingTopics.VisibleTo(db.Viewer, groups).Where(row => row.TrajectoryId == trajectoryId && row.TakenOverAt != null).OrderBy(row => row.TakenOverAt).ThenBy(row => row.Id)
            .Take(Most).Select(row => new { row.MeetingId, row.Words }).ToListAsync(stop)).ToLookup(row => row.MeetingId, row => row.Words);
        var sources = await db.TrajectorySources.VisibleTo(db.Viewer, trajectories).Where(row => row.TrajectoryId == trajectoryId).OrderBy(row => row.AddedAt).ThenBy(row => row.Id).Take(Most)
            .Select(row => row.Title == null ? row.Reference : row.Title + ", " + row.Reference).ToListAsync(stop);
        var belongs = await db.Trajectories.LearntInBy(db.Viewer).AnyAsync(row => row.Id == trajectoryId, stop);
        var questions = !belongs ? null : await db.ParticipantQuestions.VisibleTo(db.Viewer).Where(row => row.TrajectoryId == trajectoryId && row.Readers == QuestionReaders.Group)
            .OrderBy(row => row.AskedAt).ThenBy(row => row.Id).Take(Most).Select(row => new ReportQuestion(row.Wording, row.ClosedAt == null ? null : row.Brought)).ToListAsync(stop);
        var accounts = !belongs ? [] : await db.MeetingAccounts.VisibleTo(db.Viewer, db.Trajectories.LearntInBy(db.Viewer)).Where(row => row.TrajectoryId == trajectoryId)
            .Select(row => new { row.MeetingId, row.About, row.Done }).ToDictionaryAsync(row => row.MeetingId, stop);
        var sees = await db.Database.SqlQuery<bool>($"""select platform.sees_evaluation({trajectoryId}) as "Value" """).SingleAsync(stop);
        var means = !sees ? null : await db.Database.SqlQuery<EvaluationMeans>($"select counted, useful, own_voice, safety, practice from platform.evaluation_means({trajectoryId})").SingleOrDefaultAsync(stop);
        var quotes = means is null ? [] : await db.Database.SqlQuery<string>($"""select sentence as "Value" from platform.evaluation_quotes({trajectoryId})""").ToListAsync(stop);
        return new(trajectoryId, one.Title, one.State, one.School, one.Year, [.. one.Trainers.Select(name => name.Full)], takingPart, one.Goals,
            [.. one.Meetings.Select(meeting => new ReportMeeting(meeting.Id, meeting.Title, meeting.Form, meeting.StartsAt, meeting.Minutes,
                present.TryGetValue(meeting.Id, out var count) ? count : null, [.. agenda[meeting.Id]], accounts.GetValueOrDefault(meeting.Id)?.About, accounts.GetValueOrDefault(meeting.Id)?.Done))],
            questions, [.. one.Content.Sources.Select(source => source.Citation), .. sources], await BroughtAsync(db, trajectoryId, one.Content, stop), means, sees, quotes);
    }

    private static async Task<WhatItBrought> BroughtAsync(WpbDbContext db, Guid trajectoryId, TemplateContent content, CancellationToken stop) =>
        await db.TrajectoryLookBacks.VisibleTo(db.Viewer, db.Trajectories.VisibleTo(db.Viewer)).Where(row => row.TrajectoryId == trajectoryId)
            .Select(row => new WhatItBrought(row.Insights, row.Keywords, row.Roles, row.Chances)).SingleOrDefaultAsync(stop)
        ?? new(null, string.Join(", ", content.Keywords.Select(word => word.In(System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName))), content.RoleInFocus is { } role ? [role] : [], content.Chances);
}
