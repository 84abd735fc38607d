using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.People;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Features.Coaching;
using WpbPortal.Web.Features.Learning;
using Xunit;

namespace WpbPortal.Web.Tests.Learning;

/// <summary>A student's own timeline: what stands on it, how it is narrowed, and what is taken along.</summary>
public sealed class TimelineTests(MigratedDatabase database) : PortalTest(database)
{
    private TimelineQueries Queries => Data.Service<TimelineQueries>();

    public static TheoryData<Role> AllButStudents => [.. Enum.GetValues<Role>().Except([Role.StudentTeacher])];

    [Theory]
    [MemberData(nameof(AllButStudents))]
    public async Task Timeline_AllRolesButStudents_IsNotFound(Role role)
    {
        var viewer = await Data.ViewerAs(role);
        await Assert.ThrowsAsync<NotFoundException>(() => Queries.TimelineAsync(viewer, new(null, null, null), stop: Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Queries.TakeAlongAsync(viewer, Stop));
    }

    [Fact]
    public async Task Timeline_ByKindPeriodAndTheme_ShowsThatPart()
    {
        var story = await StoryAsync();
        var all = await RowsAsync(story.Pair.Student, new(null, null, null));
        Assert.Equal([TimelineKind.Feedback, TimelineKind.Question, TimelineKind.Experiment, TimelineKind.Theme, TimelineKind.Source], all.Select(row => row.Kind).Distinct().Order());
        Assert.Equal(all.OrderByDescending(row => row.At).Select(row => row.At), all.Select(row => row.At));

        var question = await RowsAsync(story.Pair.Student, new(TimelineKind.Question, null, null));
        Assert.Equal([(TimelineStep.Ended, "Wat wil ik dat ze horen?", "Ik begin anders."), (TimelineStep.Reworded, "Wat wil ik dat ze horen?", "Stilte was niet mijn doel."), (TimelineStep.Begun, "Hoe krijg ik een klas stil?", null)],
            question.Select(row => (row.Step, row.Words, row.More)).OrderByDescending(row => row.Step));
        Assert.Empty(await RowsAsync(story.Pair.Student, new(null, Data.Today.AddDays(1), null)));
        // Of the experiments only the one that belongs to the theme; no question, which stands by itself.
        Assert.Equal([TimelineKind.Feedback, TimelineKind.Experiment, TimelineKind.Theme, TimelineKind.Source],
            (await RowsAsync(story.Pair.Student, new(null, null, story.Theme))).Select(row => row.Kind).Order());
        Assert.Empty(await RowsAsync((await Data.CoachingPairAsync()).Student, new(null, null, story.Theme)));
    }

    [Fact]
    public async Task TakeAlong_WhatPeopleTyped_IsTextAndNothingElse()
    {
        var story = await StoryAsync();
        await Data.Service<ExperimentService>().SaveAsync(story.Pair.Student, new(Guid.CreateVersion7(), new("<script>alert(1)</script> =1+1 & \"meer\"", Data.Today, null), false), Stop);
        var learning = await Queries.TakeAlongAsync(story.Pair.Student, Stop);
        using var zip = new ZipArchive(new MemoryStream(LearningZip.Of(learning)));

        Assert.Equal(2, zip.Entries.Count);
        var page = await ReadAsync(zip, ".html");
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; =1+1 &amp; &quot;meer&quot;", page, StringComparison.Ordinal);
        foreach (var words in new[] { "Hoe krijg ik een klas stil?", "Stilte was niet mijn doel.", "Veilig fouten maken", "een goed boek", "neem mee" }) Assert.Contains(words, page, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await ReadAsync(zip, ".json"));
        Assert.Contains(json.RootElement.GetProperty("experiments").EnumerateArray(), row => row.GetProperty("content").GetString() == "<script>alert(1)</script> =1+1 & \"meer\"");
        Assert.DoesNotContain("notitie", page, StringComparison.Ordinal);
        Assert.Contains(AuditAct.Exported, await Data.AsOwnerAsync(story.Pair.Supervision.PartnershipId, db => db.AuditEntries.Where(row => row.SubjectId == story.Pair.StudentPerson.Id).Select(row => row.Act).ToListAsync(Stop)));
    }

    /// <summary>More than a page holds, of which some ended long after they began and many at one moment: page after page shows each step once, in order.</summary>
    [Fact]
    public async Task Timeline_LongerThanAPage_GoesOnToTheFirstStep()
    {
        var (pair, clock) = (await Data.CoachingPairAsync(), Data.Clock);
        var begun = clock.GetUtcNow();
        await Data.AsOwnerAsync(pair.Student.PartnershipId, async db =>
        {
            for (var number = 0; number < 120; number++)
            {
                var at = begun.AddMinutes(number / 3);
                var experiment = new Experiment(pair.Student.PartnershipId, pair.Student.PersonId, new($"proef {number}", Data.Today, null), Data.Today, at);
                // The first were looked back on last.
                if (number % 2 == 0) experiment.LookBack("zo ging het", begun.AddDays(2).AddMinutes(-number));
                db.Add(experiment);
            }
            return await db.SaveChangesAsync(Stop);
        }, pair.Student.PersonId);
        clock.Advance(TimeSpan.FromDays(3));
        var student = await Data.ViewerOf(pair.StudentPerson);

        foreach (var filter in (TimelineFilter[])[new(null, null, null), new(TimelineKind.Experiment, null, null)])
        {
            List<TimelineRow> rows = [];
            var pages = 0;
            MomentKey? after = null;
            do
            {
                var page = await Queries.TimelineAsync(student, filter, after, Stop);
                rows.AddRange(page.Rows);
                after = MomentKey.Parse(page.Next?.ToString());
                pages++;
            } while (after is not null);
            Assert.Equal((2, 180, 180), (pages, rows.Count, rows.Select(row => (row.Own, row.Step)).Distinct().Count()));
            Assert.Equal(rows.OrderByDescending(row => row.At).Select(row => row.At), rows.Select(row => row.At));
        }
    }

    private static async Task<string> ReadAsync(ZipArchive zip, string ending)
    {
        using var reader = new StreamReader(zip.Entries.Single(entry => entry.Name.EndsWith(ending, StringComparison.Ordinal)).Open(), Encoding.UTF8);
        return await reader.ReadToEndAsync(Stop);
    }

    private async Task<IReadOnlyList<TimelineRow>> RowsAsync(Viewer viewer, TimelineFilter filter) => (await Queries.TimelineAsync(viewer, filter, stop: Stop)).Rows;

    private async Task<(CoachingPair Pair, Guid Theme)> StoryAsync()
    {
        var pair = await Data.CoachingPairAsync();
        var session = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);
        await Data.Service<CoachingService>().ReplyAsync(pair.Student, session.Feedback[0].Id, "neem mee", null, Stop);
        var (question, experiment, theme) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var (questions, experiments, themes) = (Data.Service<QuestionService>(), Data.Service<ExperimentService>(), Data.Service<ThemeService>());
        await questions.AskAsync(pair.Student, question, "Hoe krijg ik een klas stil?", false, Stop);
        await questions.RewordAsync(pair.Student, question, "Wat wil ik dat ze horen?", "Stilte was niet mijn doel.", Stop);
        await questions.CloseAsync(pair.Student, question, "Ik begin anders.", Stop);
        await experiments.SaveAsync(pair.Student, new(experiment, new("beginnen met een raadsel", Data.Today.AddDays(3), null), false), Stop);
        await experiments.SaveAsync(pair.Student, new(Guid.CreateVersion7(), new("iets anders", Data.Today.AddDays(3), null), false), Stop);
        await themes.SaveAsync(pair.Student, new(theme, "Veilig fouten maken", null, false), Stop);
        await themes.GatherAsync(pair.Student, theme, PartKind.Session, session.Id, Stop);
        await themes.GatherAsync(pair.Student, theme, PartKind.Experiment, experiment, Stop);
        await themes.AddSourceAsync(pair.Student, theme, new("een goed boek", null, null), Stop);
        return (pair, theme);
    }
}
