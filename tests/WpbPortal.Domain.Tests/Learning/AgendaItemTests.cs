using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.Placements;
using Xunit;

namespace WpbPortal.Domain.Tests.Learning;

public sealed class AgendaItemTests
{
    private static readonly DateOnly Today = new(2026, 11, 9);
    private static readonly DateTimeOffset Now = new(2026, 11, 9, 14, 0, 0, TimeSpan.Zero);
    private static readonly Guid Student = Guid.CreateVersion7();

    [Fact]
    public void Write_WhatIsTyped_IsTrimmedAndHisAlone()
    {
        var item = Item("  Ze lachten.\r\nIk ook. ");

        Assert.Equal((AgendaKind.Experience, "Ze lachten.\nIk ook.", null, null), (item.Kind, item.Content, item.SharedAt, item.SupervisionId));
        Expect(Rule.Required, () => Item(" "), nameof(AgendaItem.Content));
        Expect(Rule.TooLong, () => Item(new('a', AgendaItem.TextLength + 1)), nameof(AgendaItem.Content));
        Expect(Rule.Required, () => item.Write(0, "iets", Now), nameof(AgendaItem.Kind));
    }

    [Fact]
    public void Share_TheFirstTimeInASupervision_IsTheOnlyTimeThatSheIsTold()
    {
        var (item, first, second) = (Item(), Supervision(), Supervision());

        Assert.True(item.Share(first, null, Today, Now));
        item.KeepToSelf();
        Assert.Null(item.SharedAt);
        Assert.False(item.Share(first, null, Today, Now.AddDays(1)));
        Assert.Equal((first.Id, Now.AddDays(1)), (item.SupervisionId, item.SharedAt));
        Assert.True(item.Share(second, null, Today, Now));
    }

    [Fact]
    public void Share_WithNobodyOrForNoCoveringConversation_IsRefused()
    {
        var (item, supervision, other) = (Item(), Supervision(), Supervision());
        var over = Supervision(new(Today.AddDays(-30), Today.AddDays(-1)));
        var planned = Planned(supervision);

        Expect(Rule.NobodySupervises, () => item.Share(null, null, Today, Now), nameof(AgendaItem.SupervisionId));
        Expect(Rule.NobodySupervises, () => item.Share(over, null, Today, Now), nameof(AgendaItem.SupervisionId));
        Expect(Rule.SessionNotPlanned, () => item.Share(other, planned, Today, Now), nameof(AgendaItem.SupervisionId));
        Assert.Throws<ArgumentException>(() => item.Share(Supervision(student: Guid.CreateVersion7()), null, Today, Now));
        Expect(Rule.NotShared, item.KeepToSelf);
        item.Share(supervision, planned, Today, Now);
        Assert.Equal(planned.Id, item.SessionId);
        planned.Cancel();
        Expect(Rule.SessionNotPlanned, () => item.Share(supervision, planned, Today, Now), nameof(AgendaItem.SupervisionId));
    }

    [Fact]
    public void CoachOn_SomebodyStandsIn_IsThatColleagueInThoseDays()
    {
        var (supervision, colleague) = (Supervision(), Guid.CreateVersion7());
        _ = new Cover(supervision, colleague, new(Today, Today.AddDays(2)));

        Assert.Equal((supervision.SupervisorId, colleague, supervision.SupervisorId), (supervision.CoachOn(Today.AddDays(-1)), supervision.CoachOn(Today), supervision.CoachOn(Today.AddDays(3))));
    }

    private static AgendaItem Item(string content = "Ze lachten, ook om mij.") => new(Partnership, Student, AgendaKind.Experience, content, Now);

    private static CoachingSession Planned(Supervision supervision) =>
        CoachingSession.Plan(supervision, supervision.SupervisorId, new(Now.AddDays(2), Today.AddDays(2), 30, SessionKind.CoachingSession), Now);

    private static Supervision Supervision(DatePeriod? period = null, Guid? student = null)
    {
        DatePeriod year = new(new(2026, 8, 1), new(2027, 7, 31));
        return new(new(Partnership, student ?? Student, Guid.CreateVersion7(), Guid.CreateVersion7(), year, 2), Guid.CreateVersion7(), period ?? year);
    }

    private static readonly Guid Partnership = Guid.CreateVersion7();

    private static void Expect(Rule rule, Action act, string? field = null)
    {
        var broken = Assert.Throws<RuleViolationException>(act);
        Assert.Equal((rule, field), (broken.Rule, broken.Field));
    }
}
