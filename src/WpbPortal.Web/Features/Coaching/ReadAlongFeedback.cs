using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>What an educator reads along of a student's conversations, where he lets her.</summary>
public sealed class ReadAlongFeedbackQueries(WpbContexts contexts)
{
    private const int Most = 40;

    /// <summary>The latest shared conversations of a student, with their feedback and what he answered. That it was read is noted, and he sees it.</summary>
    /// <exception cref="NotFoundException">This student does not let the viewer read along.</exception>
    public async Task<ReadAlongFeedback> OfAsync(Viewer viewer, Guid studentId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var students = db.People.SharingFeedbackWith(db.Viewer).Where(row => row.Id == studentId);
        var student = await students.Select(row => (PersonName?)new PersonName(row.GivenName, row.SurnamePrefix, row.FamilyName)).SingleOrDefaultAsync(stop) ?? throw new NotFoundException("Student");
        var said = db.SessionContents.ReadAlongBy(db.Viewer, students);
        var rows = await db.CoachingSessions.ReadAlongBy(db.Viewer, students).AsNoTracking().OrderByDescending(row => row.At).ThenBy(row => row.Id).Take(Most)
            .Select(row => new
            {
                row.Id, row.At, row.Kind, Author = new PersonName(row.Author.GivenName, row.Author.SurnamePrefix, row.Author.FamilyName),
                Said = said.Where(content => content.Id == row.Id).Select(content => new { content.StudentInput, content.WhatHappened }).FirstOrDefault(),
            }).ToListAsync(stop);
        Guid[] ids = [.. rows.Select(row => row.Id)];
        var feedback = (await CoachingQueries.Details(db, db.Viewer, db.Feedback.ReadAlongBy(db.Viewer, students).Where(row => ids.Contains(row.SessionId))).ToListAsync(stop)).ToLookup(row => row.SessionId);
        await ReadingAlong.NoteAsync(db, studentId, GrantedPart.Feedback, stop);
        await db.CommitAsync(stop);
        return new(studentId, student, [.. rows.Select(row => new ReadAlongConversation(row.Id, row.At, row.Kind, row.Author, row.Said?.StudentInput, row.Said?.WhatHappened, [.. feedback[row.Id]]))]);
    }
}

/// <summary>A student's shared conversations, for who reads along.</summary>
/// <param name="StudentId">The student.</param>
/// <param name="Student">His name.</param>
/// <param name="Conversations">The latest first.</param>
public sealed record ReadAlongFeedback(Guid StudentId, PersonName Student, IReadOnlyList<ReadAlongConversation> Conversations);

/// <summary>One of them.</summary>
/// <param name="Id">The session.</param>
/// <param name="At">When it was.</param>
/// <param name="Kind">What sort of conversation.</param>
/// <param name="Author">With whom.</param>
/// <param name="StudentInput">What the student brought in.</param>
/// <param name="WhatHappened">What happened.</param>
/// <param name="Feedback">Its feedback, with what he answered.</param>
public sealed record ReadAlongConversation(Guid Id, DateTimeOffset At, SessionKind Kind, PersonName Author, string? StudentInput, string? WhatHappened, IReadOnlyList<FeedbackDetail> Feedback);
