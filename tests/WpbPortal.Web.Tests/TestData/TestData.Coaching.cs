using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Placements;
using WpbPortal.Web.Features.Coaching;

namespace WpbPortal.Web.Tests;

public sealed partial class TestData
{
    /// <summary>A session of this morning as its supervisor writes it down: something brought in, something that happened, one feedback.</summary>
    public SessionInput SessionInput(Supervision supervision) => new()
    {
        Id = Guid.CreateVersion7(),
        StudentId = supervision.StudentId,
        Day = Today,
        Time = new(9, 0),
        Minutes = 30,
        StudentInput = $"inbreng{Next()}",
        WhatHappened = $"gebeurd{Next()}",
        Concepts = [CoreConcept.SafetyAndTrust],
        Marks = new Dictionary<string, int> { ["Listen"] = 2, ["Advise"] = 1 },
        Techniques = [Technique.OpenQuestion],
        Roles = [SupervisorRole.Counsellor],
        Feedback = [new(Guid.CreateVersion7(), "zag", "deed", "vraag?")],
        PrivateNote = $"notitie{Next()}",
    };

    /// <summary>A session that its supervisor kept for herself.</summary>
    public async Task<SessionInput> DraftSessionAsync(Supervision supervision, Viewer supervisor, Func<SessionInput, SessionInput>? change = null)
    {
        var input = SessionInput(supervision);
        input = change is null ? input : change(input);
        await Service<CoachingService>().SaveAsync(supervisor, input, CancellationToken.None);
        return input;
    }

    /// <summary>A session that was shared with its student.</summary>
    public async Task<SessionInput> SharedSessionAsync(Supervision supervision, Viewer supervisor, Func<SessionInput, SessionInput>? change = null)
    {
        var input = SessionInput(supervision);
        input = change is null ? input : change(input);
        await Service<CoachingService>().ShareAsync(supervisor, input, CancellationToken.None);
        return input;
    }

    /// <summary>A supervisor and a student, both signed in, with the supervision between them.</summary>
    public async Task<CoachingPair> CoachingPairAsync(DatePeriod? period = null)
    {
        var student = await PersonAsync(Domain.People.Role.StudentTeacher);
        var supervisor = await PersonAsync(Domain.People.Role.Supervisor);
        var supervision = await SupervisionAsync(supervisor, student: student, period: period);
        return new(supervision, await ViewerOf(supervisor), await ViewerOf(student), student, supervisor);
    }
}

/// <summary>The two of a supervision, signed in.</summary>
public sealed record CoachingPair(Supervision Supervision, Viewer Supervisor, Viewer Student, Domain.People.Person StudentPerson, Domain.People.Person SupervisorPerson);
