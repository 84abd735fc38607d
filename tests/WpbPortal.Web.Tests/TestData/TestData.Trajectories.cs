using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Web.Tests;

public sealed partial class TestData
{
    /// <summary>A template of two meetings, the second three weeks after the first, with activities of 60 minutes in each.</summary>
    public async Task<TrajectoryTemplate> TemplateAsync(Audience audience = Audience.Both, Partnership? partnership = null)
    {
        var template = new TrajectoryTemplate((partnership ?? await OwnPartnershipAsync()).Id, $"eigen-{Next()}", Content(audience), Clock.GetUtcNow());
        await AddAsync(template.PartnershipId, [template]);
        return template;
    }

    /// <summary>A trajectory at the test's own school, unless told otherwise; its meetings on Mondays at 14:30, from this one.</summary>
    public async Task<Trajectory> TrajectoryAsync(School? school = null, bool wholePartnership = false, Audience audience = Audience.Both, DateTimeOffset? from = null,
        string? room = null, int? capacity = null, Partnership? partnership = null, bool asksQuestions = false, MeetingForm second = MeetingForm.Training)
    {
        var at = wholePartnership || partnership is not null ? null : school ?? await OwnSchoolAsync();
        var partnershipId = partnership?.Id ?? at?.PartnershipId ?? (await OwnPartnershipAsync()).Id;
        var template = new TrajectoryTemplate(partnershipId, $"eigen-{Next()}", Content(audience, second) with { OwnQuestionsBeforehand = asksQuestions }, Clock.GetUtcNow());
        var year = await AsOwnerAsync(partnershipId, db => db.SchoolYears.Select(known => known.Id).FirstAsync());
        var trajectory = new Trajectory(template.Versions.Single(), year, at?.Id, $"Traject {Next()}", null);
        trajectory.LimitTo(capacity);
        var start = from ?? new DateTimeOffset(2026, 11, 16, 13, 30, 0, TimeSpan.Zero);
        foreach (var design in template.Versions.Single().Content.Meetings) trajectory.Plan(design, start.AddDays(7 * design.WeeksAfterStart), design.Minutes, room);
        await AddAsync(partnershipId, [template, trajectory]);
        return trajectory;
    }

    /// <summary>Somebody's participation in a trajectory, invited by nobody in particular.</summary>
    public async Task<Participation> ParticipationAsync(Trajectory trajectory, Person person, Role role = Role.Supervisor, School? school = null, ParticipationState state = ParticipationState.Invited)
    {
        var schoolId = school?.Id ?? trajectory.SchoolId ?? (await OwnSchoolAsync()).Id;
        return await AsOwnerAsync(trajectory.PartnershipId, async db =>
        {
            var tracked = await db.Trajectories.Include(row => row.Participations).SingleAsync(row => row.Id == trajectory.Id);
            var participation = tracked.Invite(person.Id, role, schoolId, null, Clock.GetUtcNow());
            db.Add(participation);
            if (state is ParticipationState.Accepted or ParticipationState.Withdrawn) tracked.Accept(participation, Clock.GetUtcNow());
            if (state == ParticipationState.Declined) tracked.Decline(participation, null, Clock.GetUtcNow());
            if (state == ParticipationState.Withdrawn) tracked.Withdraw(participation, null, Clock.GetUtcNow());
            return participation;
        });
    }

    private static TemplateContent Content(Audience audience, MeetingForm second = MeetingForm.Training) => new(Words("Vragend begeleiden"), Words("Kort"), Words("Waarom"), [Words("Vaker vragen")], null,
        [Chance.Two], [], false, audience, [Design("eerste", 0, audience), Design("tweede", 3, audience) with { Form = second }], null, [], []);

    private static TemplateMeeting Design(string code, int weeks, Audience audience) => new(code, Words($"Bijeenkomst {code}"), MeetingForm.Training, weeks, 120, audience,
        Words("Oefenen"), [], [new(VesitPhase.Prestructure, Words("Aankomen"), null, 15, null), new(VesitPhase.Experience, Words("Kijken"), Words("Samen"), 45, null)]);

    private static LocalisedText Words(string text) => new(text, text + " (en)");
}
