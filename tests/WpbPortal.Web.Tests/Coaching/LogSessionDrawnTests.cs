using System.Buffers;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.People;
using WpbPortal.Web.Components;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Features.Coaching;
using Xunit;

namespace WpbPortal.Web.Tests.Coaching;

/// <summary>What the log page hands over to its circuit comes out as it went in.</summary>
public sealed class LogSessionDrawnTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    /// <summary>Seen failing when the days had no converter of their own.</summary>
    [Fact]
    public void HandOver_EverythingFilledIn_ComesOutTheSame()
    {
        var fields = new DraftFields(new Dictionary<string, string[]>
        {
            ["StudentId"] = [$"{Guid.CreateVersion7()}"],
            ["Day"] = ["2026-11-23"],
            ["Time"] = ["14:30"],
            ["Minutes"] = [LogSessionForm.OtherChoice],
            ["OtherMinutes"] = ["35"],
            ["Kind"] = [nameof(SessionKind.CoachingSession)],
            ["StudentInput"] = ["Čas en de klas: \"stil\" <b> 😀\n nieuwe regel"],
            ["Slider"] = ["-0.5"],
            ["Marks[Listen]"] = ["3"],
            ["Techniques"] = [nameof(Technique.OpenQuestion), nameof(Technique.CheckedAssumption)],
            ["Roles"] = [nameof(SupervisorRole.Host)],
            ["Feedback1.Id"] = [$"{Guid.CreateVersion7()}"],
            ["Feedback1.Saw"] = ["Je wachtte"],
            ["PrivateNote"] = ["Voor mij"],
        });
        var own = new SpectrumStep("Wait", 0.1, "wachten", "wait", "niets zeggen", "say nothing");
        var drawn = new LogSessionPage.Drawn(Guid.CreateVersion7(), Guid.CreateVersion7(), LogSessionForm.Of(fields),
            new(7, new DateTimeOffset(2026, 11, 23, 14, 31, 5, TimeSpan.Zero), fields),
            [new(Guid.CreateVersion7(), new("Yara", "van der", "Meijer"), [new(Monday, Monday.AddDays(30)), new(Monday.AddDays(60))])],
            [new(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), null, "Niemand zei iets.", true)], [own], true, true);

        var found = HandOver(drawn);

        Assert.Equivalent(drawn, found, strict: true);
        var student = found.Students[0];
        Assert.Equal([false, true, true, false, true], new[] { -1, 0, 30, 31, 400 }.Select(days => student.MayBeOn(Monday.AddDays(days))));
    }

    [Fact]
    public void HandOver_NothingFilledIn_ComesOutTheSame()
    {
        var drawn = new LogSessionPage.Drawn(Guid.CreateVersion7(), Guid.CreateVersion7(), LogSessionForm.New(new(2026, 11, 23, 14, 33, 0), null), KeptDraft.None, [], [], null, true, false);

        Assert.Equivalent(drawn, HandOver(drawn), strict: true);
    }

    private static LogSessionPage.Drawn HandOver(LogSessionPage.Drawn drawn)
    {
        var state = new PackedState<LogSessionPage.Drawn>();
        var sent = new ArrayBufferWriter<byte>();
        state.Persist(drawn, sent);
        return state.Restore(new(sent.WrittenMemory));
    }
}
