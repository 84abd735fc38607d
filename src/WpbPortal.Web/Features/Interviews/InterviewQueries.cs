using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Interviews;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Interviews;

/// <summary>Interviews, as each of the two sees them.</summary>
public sealed class InterviewQueries(WpbContexts contexts)
{
    private const int Most = 100;
    private const int MostPeople = 200;

    /// <summary>The interviews of the viewer, those that wait for something first.</summary>
    public async Task<InterviewBoard> BoardAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var corrections = db.InterviewCorrections.VisibleTo(db.Viewer).Where(row => row.AnsweredAt == null);
        var with = await db.Interviews.WithViewer(db.Viewer).OrderByDescending(row => row.At).ThenBy(row => row.Id).Take(Most)
            .Select(row => new InterviewRow(row.Id, new PersonName(row.Interviewer.GivenName, row.Interviewer.SurnamePrefix, row.Interviewer.FamilyName), row.Guide, row.State, row.At, row.Place, 0)).ToListAsync(stop);
        if (!InterviewVisibility.Interviews(db.Viewer)) return new(null, with);
        var held = await db.Interviews.HeldBy(db.Viewer).OrderByDescending(row => row.At).ThenBy(row => row.Id).Take(Most)
            .Select(row => new InterviewRow(row.Id, new PersonName(row.Interviewee.GivenName, row.Interviewee.SurnamePrefix, row.Interviewee.FamilyName), row.Guide, row.State, row.At, row.Place,
                corrections.Count(correction => correction.InterviewId == row.Id))).ToListAsync(stop);
        return new(held, with);
    }

    /// <summary>An interview with what the viewer reads of it. Whom it was with reads it once it is offered, and that he read it is noted.</summary>
    /// <exception cref="NotFoundException">The viewer is neither of the two.</exception>
    public async Task<InterviewDetail> DetailAsync(Viewer viewer, Guid interviewId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var detail = await DetailAsync(db, interviewId, stop);
        if (detail is { IsMine: false, Texts.Count: > 0 })
        {
            db.Note(AuditAct.Read, await db.Interviews.WithViewer(db.Viewer).AsNoTracking().SingleAsync(row => row.Id == interviewId, stop), db.Viewer.PersonId);
            await db.CommitAsync(stop);
        }
        return detail;
    }

    /// <summary>A cluster of an interview that the viewer holds, or its report (part 0).</summary>
    /// <exception cref="NotFoundException">It is not hers, is not written in now, or has no such cluster.</exception>
    public async Task<InterviewPart> PartAsync(Viewer viewer, Guid interviewId, int part, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var detail = await DetailAsync(db, interviewId, stop);
        if (!detail.IsMine || !detail.IsWritten || part < 0 || part > detail.Guide.Clusters.Count) throw new NotFoundException("Interview");
        var spectrum = part > 0 && detail.Guide.Clusters[part - 1].ShowsSpectrum
            ? await db.Interventions.VisibleTo(db.Viewer).OrderBy(row => row.Position).ThenBy(row => row.Id)
                .Select(row => new SpectrumPlace(row.Position, new(row.LabelNl, row.LabelEn), new(row.ExplanationNl, row.ExplanationEn))).ToListAsync(stop)
            : [];
        return new(detail, spectrum);
    }

    /// <summary>An interview on which whom it was with agreed, with other words in the place of the names in it.</summary>
    /// <exception cref="NotFoundException">It is not the viewer's, or not agreed on.</exception>
    public async Task<InterviewToAnonymise> ToAnonymiseAsync(Viewer viewer, Guid interviewId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var detail = await DetailAsync(db, interviewId, stop);
        if (!detail.IsMine || detail is not { State: InterviewState.Agreed, AgreedAt: { } agreed }) throw new NotFoundException("Interview");
        var all = string.Join('\n', detail.Texts.Values).ToLowerInvariant();
        // Of others a family name tells that they are in it; what they are called among friends is for her own eyes.
        var named = await db.People.VisibleTo(db.Viewer).Where(row => all.Contains(row.FamilyName.ToLower())).OrderBy(row => row.Id).Take(MostPeople)
            .Select(row => new PersonName(row.GivenName, row.SurnamePrefix, row.FamilyName)).ToListAsync(stop);
        var schools = await db.Schools.VisibleTo(db.Viewer).OrderBy(row => row.Id).Take(MostPeople).Select(row => row.Name).ToListAsync(stop);
        (string, string, bool)[] names =
        [
            .. NamesOf(detail.Interviewee, InterviewTexts.InsteadOfInterviewee), (detail.Interviewee.GivenName, InterviewTexts.InsteadOfInterviewee, false),
            .. NamesOf(detail.Interviewer, InterviewTexts.InsteadOfInterviewer), (detail.Interviewer.GivenName, InterviewTexts.InsteadOfInterviewer, false),
            .. named.Where(name => name != detail.Interviewee && name != detail.Interviewer).SelectMany(name => NamesOf(name, InterviewTexts.InsteadOfSomebody)), .. schools.Select(name => (name, InterviewTexts.InsteadOfSchool, false)),
        ];
        var from = agreed.AddDays(Interview.DaysToTakeBack);
        return new(detail, detail.Texts.ToDictionary(text => text.Key, text => NameHider.Hide(text.Value, names)), from, from <= db.Now);

        static IEnumerable<(string, string, bool)> NamesOf(PersonName name, string instead) =>
            [(name.Full, instead, false), (name.Full[(name.GivenName.Length + 1)..], instead, name.SurnamePrefix is null), (name.FamilyName, instead, true)];
    }

    /// <summary>What interviews of the viewer brought, without whom they were with; in an order that says nothing of when.</summary>
    /// <exception cref="NotFoundException">The viewer holds no interviews.</exception>
    public async Task<IReadOnlyList<AnonymousRow>> AnonymousAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (!InterviewVisibility.Interviews(db.Viewer)) throw new NotFoundException("Interview");
        return await db.AnonymousInterviews.VisibleTo(db.Viewer).OrderBy(row => row.Id).Take(Most).Select(row => new AnonymousRow(row.Id, row.Guide, row.Texts)).ToListAsync(stop);
    }

    /// <summary>What there is to choose for a new interview.</summary>
    /// <exception cref="NotFoundException">The viewer holds no interviews, or there is no such series for her.</exception>
    public async Task<InterviewChoices> ChoicesAsync(Viewer viewer, string? search, Guid? series = null, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (!InterviewVisibility.Interviews(db.Viewer)) throw new NotFoundException("Interview");
        var today = db.Viewer.Today;
        var people = await db.People.InterviewedBy(db.Viewer).Named(search, db.Viewer).OrderBy(row => row.FamilyName).ThenBy(row => row.GivenName).ThenBy(row => row.Id).Take(MostPeople)
            .Select(row => new InterviewPerson(row.Id, new PersonName(row.GivenName, row.SurnamePrefix, row.FamilyName), row.Roles.Any(held => held.Role == Role.StudentTeacher && held.EndedAt == null
                && held.Period.From <= today && (held.Period.Until == null || held.Period.Until >= today)))).ToListAsync(stop);
        return new(people, await GuideQueries.AllAsync(db, stop), today, series is { } asked ? await db.TitleOfAsync(MeetingForm.InterviewSeries, asked, stop) : null);
    }

    /// <summary>The interviews of a series of a trajectory that are the viewer's; null where the meeting is no series, or there is nothing to see for her.</summary>
    public async Task<IReadOnlyList<InterviewRow>?> SeriesAsync(Viewer viewer, Guid meetingId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (!await db.Meetings.VisibleAs(db.Viewer, MeetingForm.InterviewSeries).AnyAsync(row => row.Id == meetingId, stop)) return null;
        var me = db.Viewer.PersonId;
        var corrections = db.InterviewCorrections.VisibleTo(db.Viewer).Where(row => row.AnsweredAt == null);
        var rows = await db.Interviews.VisibleTo(db.Viewer).Where(row => row.MeetingId == meetingId).OrderBy(row => row.At).ThenBy(row => row.Id).Take(Most)
            .Select(row => new InterviewRow(row.Id, row.InterviewerId == me
                ? new PersonName(row.Interviewee.GivenName, row.Interviewee.SurnamePrefix, row.Interviewee.FamilyName)
                : new PersonName(row.Interviewer.GivenName, row.Interviewer.SurnamePrefix, row.Interviewer.FamilyName), row.Guide, row.State, row.At, row.Place,
                row.InterviewerId == me ? corrections.Count(correction => correction.InterviewId == row.Id) : 0)).ToListAsync(stop);
        return rows.Count > 0 || InterviewVisibility.Interviews(db.Viewer) ? rows : null;
    }

    private static async Task<InterviewDetail> DetailAsync(WpbDbContext db, Guid interviewId, CancellationToken stop)
    {
        var me = db.Viewer.PersonId;
        var (interviews, meetings) = (db.Interviews.VisibleTo(db.Viewer), db.Meetings.VisibleTo(db.Viewer));
        var row = await interviews.Where(row => row.Id == interviewId).Select(row => new
        {
            IsMine = row.InterviewerId == me, Series = meetings.Where(meeting => meeting.Id == row.MeetingId).Select(meeting => new MeetingTitle(meeting.Id, meeting.Title)).FirstOrDefault(), row.Guide, row.GuideNumber, row.State, row.At, row.Minutes, row.Place, row.OfferedAt, row.AgreedAt,
            Interviewer = new PersonName(row.Interviewer.GivenName, row.Interviewer.SurnamePrefix, row.Interviewer.FamilyName),
            Interviewee = new PersonName(row.Interviewee.GivenName, row.Interviewee.SurnamePrefix, row.Interviewee.FamilyName),
        }).SingleOrDefaultAsync(stop) ?? throw new NotFoundException("Interview");
        var texts = await db.InterviewTexts.VisibleTo(db.Viewer, interviews).Where(text => text.InterviewId == interviewId).Select(text => new { text.Question, text.Content }).ToDictionaryAsync(text => text.Question, text => text.Content, stop);
        var corrections = await db.InterviewCorrections.VisibleTo(db.Viewer).Where(said => said.InterviewId == interviewId).OrderByDescending(said => said.ProposedAt).ThenBy(said => said.Id).Take(Most)
            .Select(said => new CorrectionRow(said.Id, said.Content, said.ProposedAt, said.Answer, said.AnsweredAt)).ToListAsync(stop);
        return new(interviewId, row.IsMine, row.Interviewer, row.Interviewee, row.Guide, row.GuideNumber, row.State, row.At, row.Minutes, row.Place, row.OfferedAt, row.AgreedAt, texts, corrections) { Series = row.Series };
    }
}
