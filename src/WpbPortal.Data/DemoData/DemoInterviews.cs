using WpbPortal.Data.Tenancy;
using WpbPortal.Domain;
using WpbPortal.Domain.Interviews;

namespace WpbPortal.Data.DemoData;

/// <summary>Interviews in the demonstration, counted from the day it is loaded: to come, being read along, and agreed on.</summary>
internal sealed class DemoInterviews(DemoPeople people, DateTimeOffset now)
{
    public async Task TellAsync(WpbDbContext context, DemoInterviewStory told, CancellationToken stop)
    {
        var (interviewer, today) = (people.ByEmail[told.By], DutchTime.DayOf(now));
        await context.EnterAsOwnerAsync(interviewer.PartnershipId, interviewer.Id, stop);
        foreach (var one in told.Interviews)
        {
            var at = DutchTime.Moment(WorkingDay(today.AddDays(one.InDays)), new(15, 15));
            var guide = ShippedGuides.All.Single(known => known.Code == one.Guide);
            var interview = Interview.Plan(interviewer.PartnershipId, interviewer.Id, people.ByEmail[one.With].Id, new(null, guide.Number, guide.Content), at, 45, "Kamer van de schoolopleider", at.AddDays(-10));
            context.Add(interview);
            if (one.Stand == InterviewState.Planned) continue;
            interview.Hold(at);
            context.AddRange(one.Texts.Select(text => new InterviewText(interview, text.Key, text.Value, at.AddHours(1))));
            interview.Offer(true, at.AddHours(2));
            if (one.Stand == InterviewState.Agreed) interview.Agree(at.AddDays(1));
        }
        await context.SaveChangesAsync(stop);
    }

    private static DateOnly WorkingDay(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(-1),
        DayOfWeek.Sunday => day.AddDays(-2),
        _ => day,
    };
}

internal sealed record DemoInterviewStory(string Partnership, string By, IReadOnlyList<DemoInterview> Interviews);

internal sealed record DemoInterview(string With, string Guide, int InDays, InterviewState Stand, IReadOnlyDictionary<int, string> Texts);
