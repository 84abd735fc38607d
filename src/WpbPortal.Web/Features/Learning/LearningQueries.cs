using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Learning;

/// <summary>What students ask themselves and try: for themselves, and what they share with who coaches them.</summary>
public sealed class LearningQueries(WpbContexts contexts)
{
    private const int Most = 60;
    private const int MostBroughtIn = 20;

    /// <summary>The viewer's own, as a student.</summary>
    /// <exception cref="NotFoundException">The viewer is no student.</exception>
    public async Task<LearningBoard> BoardAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await OpenAsync(viewer, stop);
        return new(
            await db.KnownAsync(static (db, viewer) => Questions(db.LearningQuestions.OwnedBy(viewer)), stop),
            await db.KnownAsync(static (db, viewer) => Experiments(db, viewer, db.Experiments.OwnedBy(viewer)), stop),
            await db.KnownAsync(static (db, viewer) => ThemeQueries.Rows(db, viewer, db.DominantThemes.OwnedBy(viewer)), stop));
    }

    /// <summary>What a student shares with the viewer, who coaches him now or whom he lets read along; the latter is noted, and he sees it.</summary>
    /// <exception cref="NotFoundException">The viewer neither coaches this student now nor reads along.</exception>
    public async Task<LearningOfStudent> OfAsync(Viewer viewer, Guid studentId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var coached = db.People.CoachedBy(db.Viewer);
        var student = await db.People.SharingLearningWith(db.Viewer).Where(row => row.Id == studentId)
            .Select(row => new { Name = new PersonName(row.GivenName, row.SurnamePrefix, row.FamilyName), IsCoached = coached.Any(one => one.Id == row.Id) }).SingleOrDefaultAsync(stop) ?? throw new NotFoundException("Student");
        var learning = new LearningOfStudent(studentId, student.Name,
            await Questions(db.LearningQuestions.VisibleTo(db.Viewer).Where(row => row.StudentId == studentId)).ToListAsync(stop),
            await Experiments(db, db.Viewer, db.Experiments.VisibleTo(db.Viewer).Where(row => row.StudentId == studentId)).ToListAsync(stop),
            await ThemeQueries.Rows(db, db.Viewer, db.DominantThemes.VisibleTo(db.Viewer).Where(row => row.StudentId == studentId)).ToListAsync(stop),
            student.IsCoached ? [] : await db.AgendaItems.VisibleTo(db.Viewer).AsNoTracking().Where(row => row.StudentId == studentId).OrderByDescending(row => row.WrittenAt).ThenBy(row => row.Id).Take(MostBroughtIn)
                .Select(row => new BroughtIn(row.WrittenAt, row.Content)).ToListAsync(stop),
            student.IsCoached);
        if (student.IsCoached) return learning;
        await ReadingAlong.NoteAsync(db, studentId, GrantedPart.Learning, stop);
        await db.CommitAsync(stop);
        return learning;
    }

    /// <summary>A learning question of the viewer, with the way gone.</summary>
    /// <exception cref="NotFoundException">It is not his.</exception>
    public async Task<QuestionDetail> QuestionAsync(Viewer viewer, Guid questionId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var row = await Questions(db.LearningQuestions.OwnedBy(db.Viewer).Where(row => row.Id == questionId)).SingleOrDefaultAsync(stop) ?? throw new NotFoundException("LearningQuestion");
        return new(row, await Experiments(db, db.Viewer, db.Experiments.OwnedBy(db.Viewer).Where(one => one.QuestionId == questionId)).ToListAsync(stop), await ReadersAsync(db, stop));
    }

    /// <summary>An experiment of the viewer, or what there is to fill in of a new one.</summary>
    /// <exception cref="NotFoundException">It is not his, or the viewer is no student.</exception>
    public async Task<ExperimentDetail> ExperimentAsync(Viewer viewer, Guid? experimentId, CancellationToken stop = default)
    {
        await using var db = await OpenAsync(viewer, stop);
        var row = experimentId is { } id
            ? await Experiments(db, db.Viewer, db.Experiments.OwnedBy(db.Viewer).Where(row => row.Id == id)).SingleOrDefaultAsync(stop) ?? throw new NotFoundException("Experiment")
            : null;
        var questions = await db.LearningQuestions.OwnedBy(db.Viewer).Where(question => question.ClosedAt == null || (row != null && question.Id == row.QuestionId))
            .OrderByDescending(question => question.AskedAt).ThenBy(question => question.Id).Take(Most).Select(question => new QuestionChoice(question.Id, question.Wording)).ToListAsync(stop);
        return new(row, questions, await ReadersAsync(db, stop), db.Viewer.Today);
    }

    /// <summary>What there is to say about a new learning question: who reads it once it is shared.</summary>
    /// <exception cref="NotFoundException">The viewer is no student.</exception>
    public async Task<IReadOnlyList<PersonName>> ReadersAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await OpenAsync(viewer, stop);
        return await ReadersAsync(db, stop);
    }

    private async Task<WpbDbContext> OpenAsync(Viewer viewer, CancellationToken stop)
    {
        var db = await contexts.OpenAsync(viewer, stop);
        if (db.Viewer.Is(Role.StudentTeacher)) return db;
        await db.DisposeAsync();
        throw new NotFoundException("Student");
    }

    /// <summary>Who supervises the viewer now, and who stands in today.</summary>
    internal static async Task<IReadOnlyList<PersonName>> ReadersAsync(WpbDbContext db, CancellationToken stop)
    {
        var rows = await db.KnownAsync(static (db, viewer) => db.Supervisions.VisibleTo(viewer)
            .Where(row => row.StudentId == viewer.PersonId && row.EndedAt == null && row.Period.From <= viewer.Today && (row.Period.Until == null || row.Period.Until >= viewer.Today))
            .OrderBy(row => row.Id).Select(row => new
            {
                Supervisor = new PersonName(row.Supervisor.GivenName, row.Supervisor.SurnamePrefix, row.Supervisor.FamilyName),
                StandIn = row.Covers.Where(cover => cover.EndedAt == null && cover.Period.From <= viewer.Today && (cover.Period.Until == null || cover.Period.Until >= viewer.Today)).OrderBy(cover => cover.Id)
                    .Select(cover => (PersonName?)new PersonName(cover.CoveredBy.GivenName, cover.CoveredBy.SurnamePrefix, cover.CoveredBy.FamilyName)).FirstOrDefault(),
            }), stop);
        return [.. rows.SelectMany(row => new[] { row.Supervisor, row.StandIn }).OfType<PersonName>().Distinct()];
    }

    internal static IQueryable<QuestionRow> Questions(IQueryable<LearningQuestion> rows, int most = Most) =>
        Worded(rows.AsNoTracking().OrderBy(row => row.ClosedAt != null).ThenByDescending(row => row.WordedAt).ThenBy(row => row.Id).Take(most));

    internal static IQueryable<QuestionRow> Worded(IQueryable<LearningQuestion> rows) =>
        rows.Select(row => new QuestionRow(row.Id, row.Wording, row.AskedAt, row.WordedAt, row.SharedAt, row.ClosedAt, row.Brought,
            row.Earlier.OrderByDescending(earlier => earlier.Version).Select(earlier => new EarlierWording(earlier.Wording, earlier.WordedAt, earlier.ReplacedAt, earlier.Reason)).ToList()));

    internal static IQueryable<ExperimentRow> Experiments(WpbDbContext db, Viewer viewer, IQueryable<Experiment> rows, int most = Most)
    {
        var questions = db.LearningQuestions.VisibleTo(viewer);
        return rows.AsNoTracking().OrderBy(row => row.State != ExperimentState.Running).ThenBy(row => row.State == ExperimentState.Running ? row.LookBackOn : DateOnly.MinValue)
            .ThenByDescending(row => row.BegunAt).ThenBy(row => row.Id).Take(most)
            .Select(row => new ExperimentRow(row.Id, row.Content, row.LookBackOn, row.State, row.HowItWent, row.BegunAt, row.LookedBackAt, row.SharedAt, row.QuestionId,
                questions.Where(question => question.Id == row.QuestionId).Select(question => question.Wording).FirstOrDefault(), row.FeedbackId));
    }
}
