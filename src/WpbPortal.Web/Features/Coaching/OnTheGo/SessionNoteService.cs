using Microsoft.EntityFrameworkCore;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.OnTheGo;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Coaching.OnTheGo;

/// <summary>What a supervisor notes of a conversation without network: a draft of a session.</summary>
public sealed class SessionNoteService(NoteIntake intake, DraftService drafts, CoachingQueries coaching) : INoteKind
{
    /// <inheritdoc />
    public string Name => "session";

    /// <inheritdoc />
    public Role Role => Role.Supervisor;

    /// <inheritdoc />
    public string Address => Urls.OnTheGo;

    /// <inheritdoc />
    public string Manifest => "on-the-go.webmanifest";

    /// <inheritdoc />
    public string PlaceAddress => $"{Urls.NewSession}?gesprek=";

    /// <inheritdoc />
    public string ArrivedAddress => $"{Urls.Sessions}?staat=Held";

    /// <inheritdoc />
    public Type Form => typeof(SessionNoteForm);

    /// <inheritdoc />
    public NoteWords Words => new(OnTheGoTexts.Title, OnTheGoTexts.Lead, OnTheGoTexts.ForSupervisors, LogTexts.NoStudents, OnTheGoTexts.NeedsPlace, OnTheGoTexts.ToDrafts, OnTheGoTexts.WhatIsKept);

    /// <inheritdoc />
    public async Task<IReadOnlyList<FirstName>> NamesAsync(Viewer viewer, CancellationToken stop = default) =>
        FirstName.Of([.. (await coaching.MyStudentsAsync(viewer, stop)).Select(student => (student.Id, student.Name))]);

    /// <summary>
    /// Makes a draft of a session of a note. What cannot be placed as it is (the student is not hers any more, the day lies outside) is
    /// not refused, for the device cannot read it back: it waits as a form on which she goes on.
    /// </summary>
    /// <param name="viewer">Who sends it.</param>
    /// <param name="noteId">The number that the device gave it, which is the session's too.</param>
    /// <param name="fields">What stands in it, by the names of <see cref="LogSessionForm"/>.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="NotFoundException">The viewer is no supervisor, or the number is another's.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.TooLong"/>: more than any form holds; or <see cref="Rule.ChangedMeanwhile"/>.</exception>
    public async Task<TakenNote> TakeInAsync(Viewer viewer, Guid noteId, DraftFields fields, CancellationToken stop = default)
    {
        if (!fields.Fits) throw new RuleViolationException(Rule.TooLong, DraftFields.LongestText);
        try
        {
            return await intake.OnceAsync(viewer, Role, noteId, needsPlace: false, async db =>
            {
                // Its row may be gone after years; a session that she wrote on meanwhile is not written over.
                if (await db.CoachingSessions.WrittenBy(db.Viewer).AnyAsync(row => row.Id == noteId, stop)) return;
                var (session, _) = await CoachingService.WriteAsync(db, LogSessionForm.Of(fields).ToInput(noteId), stop);
                db.Note(AuditAct.Created, session, session.StudentId);
            }, stop);
        }
        catch (Exception broken) when (broken is NotFoundException || broken is RuleViolationException { Rule: not Rule.ChangedMeanwhile })
        {
            return await intake.OnceAsync(viewer, Role, noteId, needsPlace: true, db => drafts.KeepAsync(db, DraftKeys.Session(noteId), 1, fields, stop), stop);
        }
    }
}
