using WpbPortal.Domain.Klik;
using WpbPortal.Domain.Placements;
using Xunit;

namespace WpbPortal.Domain.Tests.Klik;

public sealed class KlikSignalTests
{
    private static readonly DateOnly Today = new(2026, 11, 9);
    private static readonly DateTimeOffset Now = new(2026, 11, 9, 14, 0, 0, TimeSpan.Zero);
    private static readonly Guid Partnership = Guid.CreateVersion7();
    private static readonly Guid Student = Guid.CreateVersion7();
    private static readonly Guid Supervisor = Guid.CreateVersion7();
    private static readonly Guid Handler = Guid.CreateVersion7();
    private static readonly Guid Next = Guid.CreateVersion7();

    [Fact]
    public void Raise_ByEitherOfTheTwo_KnowsTheOther()
    {
        var (placement, supervision) = Supervised();
        var byStudent = Raised(placement, supervision, Student);
        var bySupervisor = Raised(placement, supervision, Supervisor);

        Assert.Equal((Supervisor, Student), (byStudent.OtherId, bySupervisor.OtherId));
        Assert.Equal((KlikState.Raised, "Het loopt niet."), (byStudent.State, byStudent.Words));
        Assert.Throws<ArgumentException>(() => Raised(placement, supervision, Handler));
    }

    [Fact]
    public void Raise_WithoutWordsOrOverOrReadByAParty_IsRefused()
    {
        var (placement, supervision) = Supervised();

        Expect(Rule.Required, () => new KlikSignal(supervision, placement.SchoolId, Student, "  ", [Handler], Today, Now), nameof(KlikSignal.Words));
        Expect(Rule.TooLong, () => new KlikSignal(supervision, placement.SchoolId, Student, new('a', KlikSignal.WordsLength + 1), [Handler], Today, Now), nameof(KlikSignal.Words));
        Expect(Rule.KlikHandlerIsParty, () => new KlikSignal(supervision, placement.SchoolId, Student, "x", [Handler, Supervisor], Today, Now), nameof(KlikSignal.HandlerIds));
        Expect(Rule.KlikHandlerIsParty, () => new KlikSignal(supervision, placement.SchoolId, Student, "x", [Student], Today, Now), nameof(KlikSignal.HandlerIds));
        supervision.End(Today, Today, Now);
        Expect(Rule.AlreadyEnded, () => Raised(placement, supervision, Student));
    }

    [Fact]
    public void Decide_OnlyAfterTalking_AndBackAgain()
    {
        var signal = Raised();
        Expect(Rule.KlikNotInConversation, () => signal.Decide(KlikDecision.Mediate, "We gaan praten.", Handler, Now));
        signal.TakeUp();
        Expect(Rule.KlikTakenUp, signal.TakeUp);
        Expect(Rule.Required, () => signal.Decide(null, "We gaan praten.", Handler, Now), nameof(KlikSignal.Decision));
        Expect(Rule.Required, () => signal.Decide(KlikDecision.Mediate, "", Handler, Now), nameof(KlikSignal.Answer));
        Assert.Throws<ArgumentException>(() => signal.Decide(KlikDecision.Transfer, "x", Handler, Now));

        signal.Decide(KlikDecision.Mediate, "We gaan praten.", Handler, Now);
        Assert.Equal((KlikState.Decided, KlikDecision.Mediate, Handler, Now), (signal.State, signal.Decision, signal.DecidedById, signal.DecidedAt));
        Expect(Rule.KlikNotInConversation, () => signal.Decide(KlikDecision.Continue, "Toch.", Handler, Now));
        signal.Reopen();
        Assert.Equal((KlikState.InConversation, null, null), (signal.State, signal.Decision, signal.Answer));
        Expect(Rule.KlikNotDecided, () => signal.Close(Now));
        signal.Decide(KlikDecision.Continue, "Samen verder.", Handler, Now);
        signal.Close(Now);
        Assert.Equal((KlikState.Closed, Now, false), (signal.State, signal.ClosedAt, signal.IsWithdrawn));
        Expect(Rule.KlikClosed, () => signal.Note(Handler, "Nog iets.", Now));
        Expect(Rule.KlikNotDecided, signal.Reopen);
    }

    [Fact]
    public void Note_TheFirst_TakesItUp()
    {
        var signal = Raised();
        Expect(Rule.Required, () => signal.Note(Handler, " ", Now), $"{nameof(KlikNote)}.{nameof(KlikNote.Words)}");
        Assert.Equal(KlikState.Raised, signal.State);
        var note = signal.Note(Handler, "Gesproken bij de koffie.\r\nMorgen weer.", Now);

        Assert.Equal((KlikState.InConversation, "Gesproken bij de koffie.\nMorgen weer.", Handler), (signal.State, note.Words, note.WrittenById));
        Assert.Equal([note], signal.Notes);
    }

    [Fact]
    public void Transfer_EndsTodayAndBeginsTomorrow_InOneStep()
    {
        var (placement, supervision) = Supervised();
        var signal = Raised(placement, supervision, Student);
        Expect(Rule.KlikNotInConversation, () => signal.Transfer(placement, Next, "Morgen begint Noor.", Handler, Today, Now));
        signal.TakeUp();

        var (ended, next) = signal.Transfer(placement, Next, "Morgen begint Noor.", Handler, Today, Now);

        Assert.Same(supervision, ended);
        Assert.Equal((Today, Now), (supervision.Period.Until, supervision.EndedAt));
        Assert.Equal(new DatePeriod(Today.AddDays(1), placement.Period.Until), next);
        Assert.Equal((KlikState.Decided, KlikDecision.Transfer), (signal.State, signal.Decision));
        Expect(Rule.KlikTransferred, signal.Reopen);
        Expect(Rule.KlikTransferred, () => signal.Withdraw(Now));
        signal.Close(Now);
        Assert.False(signal.IsOpen);
    }

    [Fact]
    public void Transfer_ToWhoCannot_ChangesNothing()
    {
        var (placement, supervision) = Supervised();
        var signal = Raised(placement, supervision, Supervisor);
        signal.TakeUp();
        const string field = nameof(Supervision.SupervisorId);

        Expect(Rule.Required, () => signal.Transfer(placement, null, "x", Handler, Today, Now), field);
        Expect(Rule.SameSupervisor, () => signal.Transfer(placement, Supervisor, "x", Handler, Today, Now), field);
        Expect(Rule.SupervisorIsStudent, () => signal.Transfer(placement, Student, "x", Handler, Today, Now), field);
        Expect(Rule.KlikHandlerTakesOver, () => signal.Transfer(placement, Handler, "x", Handler, Today, Now), field);
        Expect(Rule.Required, () => signal.Transfer(placement, Next, null, Handler, Today, Now), nameof(KlikSignal.Answer));

        Assert.Null(supervision.EndedAt);
        Assert.Equal((KlikState.InConversation, null), (signal.State, signal.Decision));
    }

    [Fact]
    public void Transfer_WithoutDaysLeft_IsRefused()
    {
        var (placement, supervision) = Supervised(until: Today);
        var signal = Raised(placement, supervision, Student);
        signal.TakeUp();
        Expect(Rule.PlacementEndsToday, () => signal.Transfer(placement, Next, "x", Handler, Today, Now));

        var (other, planned) = Supervised(supervisionUntil: Today.AddDays(10));
        _ = new Supervision(other, Next, new(Today.AddDays(11), other.Period.Until));
        var second = Raised(other, planned, Student);
        second.TakeUp();
        Expect(Rule.SupervisionOverlaps, () => second.Transfer(other, Guid.CreateVersion7(), "x", Handler, Today, Now));
    }

    [Fact]
    public void Withdraw_WhileOpen_ClosesIt()
    {
        var signal = Raised();
        Assert.True(signal.MayBeWithdrawn);
        signal.Withdraw(Now);

        Assert.Equal((KlikState.Closed, true, Now), (signal.State, signal.IsWithdrawn, signal.ClosedAt));
        Expect(Rule.KlikClosed, () => signal.Withdraw(Now));
        Expect(Rule.KlikClosed, () => signal.ChooseHandlers([Next]));
    }

    [Fact]
    public void ChooseHandlers_Anew_ReplacesThem()
    {
        var signal = Raised();
        Expect(Rule.Required, () => signal.ChooseHandlers([]), nameof(KlikSignal.HandlerIds));
        Expect(Rule.KlikHandlerIsParty, () => signal.ChooseHandlers([Supervisor]), nameof(KlikSignal.HandlerIds));
        signal.ChooseHandlers([Next, Next]);
        Assert.Equal([Next], signal.HandlerIds);
    }

    [Fact]
    public void School_NamesTwoHandlersAndACounsellorWhoCanBeReached()
    {
        Expect(Rule.KlikTooFewHandlers, () => KlikHandler.DemandEnough([Handler, Handler]), nameof(KlikHandler));
        KlikHandler.DemandEnough([Handler, Next]);
        var school = new Partnerships.School(Partnership, "Locatie Noord");
        Expect(Rule.CounsellorUnreachable, () => new SchoolCounsellor(school, "Jo", " ", null, null), nameof(SchoolCounsellor.Phone));
        Expect(Rule.EmailAddressInvalid, () => new SchoolCounsellor(school, "Jo", null, "geen adres", null), nameof(SchoolCounsellor.Email));
        var counsellor = new SchoolCounsellor(school, " Jo Visser ", "0800 123", "JO@school.example", Handler);
        Assert.Equal(("Jo Visser", "0800 123", "jo@school.example", Handler), (counsellor.Name, counsellor.Phone, counsellor.Email, counsellor.PersonId));
    }

    private static KlikSignal Raised()
    {
        var (placement, supervision) = Supervised();
        return Raised(placement, supervision, Student);
    }

    private static KlikSignal Raised(Placement placement, Supervision supervision, Guid author) => new(supervision, placement.SchoolId, author, " Het loopt niet. ", [Handler], Today, Now);

    private static (Placement Placement, Supervision Supervision) Supervised(DateOnly? until = null, DateOnly? supervisionUntil = null)
    {
        var placement = new Placement(Partnership, Student, Guid.CreateVersion7(), Guid.CreateVersion7(), new(Today.AddDays(-30), until ?? Today.AddDays(100)), 2);
        return (placement, new(placement, Supervisor, new(Today.AddDays(-10), supervisionUntil ?? placement.Period.Until)));
    }

    private static void Expect(Rule rule, Action act, string? field = null)
    {
        var broken = Assert.Throws<RuleViolationException>(act);
        Assert.Equal((rule, field), (broken.Rule, broken.Field));
    }
}
