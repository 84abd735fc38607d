using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Trajectories;
using Xunit;

namespace WpbPortal.Web.Tests.Trajectories;

/// <summary>The four trajectories of the article, as a new partnership gets them: complete, in both languages.</summary>
public sealed class ShippedTemplatesTests(MigratedDatabase database) : PortalTest(database)
{
    [Theory]
    [InlineData("scalda", new[] { MeetingForm.Training, MeetingForm.Proeve, MeetingForm.ReturnSession }, SupervisorRole.Master)]
    [InlineData("os013", new[] { MeetingForm.Training, MeetingForm.LearningStudio }, SupervisorRole.Master)]
    [InlineData("kw1c", new[] { MeetingForm.InterviewSeries, MeetingForm.InformalRound, MeetingForm.TeamConversation, MeetingForm.Training }, null)]
    [InlineData("eckart", new[] { MeetingForm.InterviewSeries, MeetingForm.CampfireSession }, SupervisorRole.Master)]
    public async Task EachOne_AsItShips_IsComplete(string code, MeetingForm[] forms, SupervisorRole? role)
    {
        var partnership = await Data.PartnershipAsync();
        var content = await Data.AsOwnerAsync(partnership.Id, db => Task.FromResult(WpbPortal.Data.Templates.ShippedTemplates.AddTo(db, partnership.Id, Data.Clock.GetUtcNow()).Single(template => template.Code == code).Versions.Single().Content));

        Assert.Equal(role, content.RoleInFocus);
        Assert.True(forms.ToHashSet().SetEquals(content.Meetings.Select(meeting => meeting.Form)));
        Assert.All(new[] { content.Goals.Count, content.Keywords.Count, content.Seen.Count, content.Sources.Count }, count => Assert.True(count >= 4));
        Assert.NotEmpty(content.Chances);
        Assert.NotNull(content.Evaluation);
        Assert.All(content.Sources, source => Assert.NotNull(source.About));
        foreach (var meeting in content.Meetings)
        {
            Assert.True(meeting.Questions.Count >= 2, meeting.Code);
            Assert.True(meeting.Activities.Sum(activity => activity.Minutes) is var used && used <= meeting.Minutes && used >= meeting.Minutes - 30, meeting.Code);
            Assert.All(meeting.Activities, activity => Assert.NotNull(activity.Description));
            Assert.Contains(meeting.Activities, activity => activity.Materials is not null);
            // A talk in the hallway has no five phases; whatever people sit down for does.
            if (meeting.Form != MeetingForm.InformalRound) Assert.Equal(Enum.GetValues<VesitPhase>(), meeting.Activities.Select(activity => activity.Phase).Distinct().Order());
            if (meeting.Form is MeetingForm.LearningStudio) Assert.All(meeting.Activities, activity => Assert.NotNull(activity.Materials));
        }
        var texts = content.Meetings.SelectMany(meeting => meeting.Activities.Select(activity => activity.Description!).Append(meeting.Purpose)).Append(content.Summary).Append(content.Why);
        Assert.All(texts, text => Assert.NotEqual(text.Nl, text.En));
    }
}
