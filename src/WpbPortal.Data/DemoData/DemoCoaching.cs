using Microsoft.EntityFrameworkCore;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;

namespace WpbPortal.Data.DemoData;

/// <summary>
/// Tells the story lines of the demonstration: each is one student and one supervisor over a time. Every text is written
/// as the person whose it is, for row-level security lets nobody else write it.
/// </summary>
internal sealed class DemoCoaching(WpbDbContext context, DemoPeople people)
{
    /// <summary>From here on the newest feedback waits to be read, so that a student has something to find.</summary>
    private static readonly DateOnly Unread = new(2026, 11, 18);

    internal static readonly string[] HowItWent =
    [
        "Het ging anders dan ik dacht, en beter. Toen ik wachtte, begon iemand anders te praten.",
        "De eerste keer vergat ik het. De tweede keer zag ik het verschil meteen.",
        "Niet bij elke groep. Waar het lukte, bleef ik rustiger.",
        "Het kostte minder tijd dan ik vreesde. Ik hou het erin.",
        "Ik vond het spannend en zij niet. Dat weet ik nu.",
    ];

    private int _looked;

    public async Task TellAsync(IEnumerable<DemoStoryLine> lines, CancellationToken stop)
    {
        foreach (var line in lines)
        {
            var student = people.ByEmail[line.Student];
            var supervisor = people.ByEmail[line.Supervisor];
            foreach (var told in line.Sessions)
            {
                var session = await HoldAsync(told, student, supervisor, stop);
                if (session.State == SessionState.Shared) await AnswerAsync(told, session, stop);
            }
        }
    }

    private async Task<CoachingSession> HoldAsync(DemoSession told, Person student, Person supervisor, CancellationToken stop)
    {
        await context.EnterAsOwnerAsync(supervisor.PartnershipId, supervisor.Id, stop);
        var day = DateOnly.FromDateTime(told.Moment);
        var at = DutchTime.Moment(day, TimeOnly.FromDateTime(told.Moment));
        var after = at.AddMinutes(told.Minutes + 25);
        var supervision = people.Supervisions.Single(one => one.StudentId == student.Id && one.SupervisorId == supervisor.Id && one.Period.Contains(day));

        var session = CoachingSession.Log(supervision, supervisor.Id, new SessionMoment(at, day, told.Minutes, told.Kind), day, after);
        session.Write(Named(told.StudentInput), Named(told.Happened), told.Concepts);
        session.Mark([.. told.Interventions.Select(mark => new InterventionMark(Step(mark.Code), mark.Count))], told.Techniques, told.Roles, told.Steering, told.WhoBroughtIn);
        session.GiveFeedback([.. told.Feedback.Select(given => (Guid.CreateVersion7(), new FeedbackText(Named(given.Saw), Named(given.Did), Named(given.Question))))]);
        if (told.State == SessionState.Shared) session.Share(after);
        context.Add(session);
        if (told.PrivateNote is { } note) context.Add(new PrivateNote(session, supervisor.Id, Named(note)));
        if (session.State == SessionState.Shared)
        {
            foreach (var feedback in session.Feedback)
                context.Add(new Notification(student.PartnershipId, student.Id, NotificationKind.FeedbackShared, feedback.Id, supervisor.Id, after));
        }
        await context.SaveChangesAsync(stop);
        return session;

        string Named(string text) => text.Replace("{student}", student.GivenName).Replace("{wpb}", supervisor.GivenName);
    }

    private async Task AnswerAsync(DemoSession told, CoachingSession session, CancellationToken stop)
    {
        if (DateOnly.FromDateTime(told.Moment) >= Unread) return;
        await context.EnterAsOwnerAsync(session.PartnershipId, session.StudentId, stop);
        var readAt = session.SharedAt!.Value.AddHours(5);
        foreach (var feedback in session.Feedback)
        {
            context.Add(new FeedbackReading(feedback, readAt));
            if (told.Reply is { } reply && feedback.Number == 1) Try(new(feedback, reply.TakeAlong, reply.WillTry, readAt.AddHours(14)));
        }
        if (told.StudentView is { } seen)
        {
            var view = new StudentView(session, seen.WhoBroughtIn, seen.Steering, readAt);
            if (seen.Shared) view.Share(readAt);
            context.Add(view);
        }
        void Try(FeedbackReply said)
        {
            context.Add(said);
            var day = DutchTime.DayOf(said.RepliedAt);
            var experiment = Experiment.Of(said, null, day, said.RepliedAt);
            // Whatever was to be looked back on before the newest feedback was given is, in words of the field's own.
            if (experiment.LookBackOn < Unread) experiment.LookBack(HowItWent[_looked++ % HowItWent.Length], said.RepliedAt.AddDays(Experiment.UsualDays));
            context.Add(experiment);
        }

        foreach (var notice in await context.Set<Notification>().Where(notice => notice.RecipientId == session.StudentId && notice.ReadAt == null).ToListAsync(stop))
            notice.MarkRead(readAt);
        await context.SaveChangesAsync(stop);
    }

    private static SpectrumStep Step(string code) => SteeringSpectrum.Default.Single(step => step.Code == code);
}

internal sealed record DemoStoryLine(string Code, string Partnership, string Subject, string Student, string Supervisor, DemoTheme DominantTheme, IReadOnlyList<DemoSession> Sessions);

internal sealed record DemoTheme(string Title, string Description);

internal sealed record DemoSession(DateTime Moment, SessionKind Kind, int Minutes, SessionState State, string StudentInput, string Happened,
    IReadOnlyList<DemoMark> Interventions, IReadOnlyList<Technique> Techniques, IReadOnlyList<SupervisorRole> Roles, IReadOnlyList<CoreConcept> Concepts,
    double? Steering, BroughtInBy? WhoBroughtIn, IReadOnlyList<DemoFeedback> Feedback, DemoReply? Reply, string? PrivateNote, DemoStudentView? StudentView);

internal sealed record DemoMark(string Code, int Count);

internal sealed record DemoFeedback(string Saw, string Did, string Question);

internal sealed record DemoStudentView(BroughtInBy WhoBroughtIn, double Steering, bool Shared);

internal sealed record DemoReply(string TakeAlong, string WillTry);
