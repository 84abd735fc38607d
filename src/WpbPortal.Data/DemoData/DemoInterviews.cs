using System.Security.Cryptography;
using System.Text;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain;
using WpbPortal.Domain.Interviews;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Data.DemoData;

/// <summary>Interviews in the demonstration, counted from the day it is loaded: to come, being read along, agreed on, and kept without whom they were with. Some belong to the series of a trajectory.</summary>
internal sealed class DemoInterviews(DemoPeople people, DateTimeOffset now)
{
    public async Task TellAsync(WpbDbContext context, DemoInterviewStory told, CancellationToken stop)
    {
        var (interviewer, today) = (people.ByEmail[told.By], DutchTime.DayOf(now));
        await context.EnterAsOwnerAsync(interviewer.PartnershipId, interviewer.Id, stop);
        foreach (var one in told.Interviews)
        {
            // What is today is today, whatever day that is: it waits on the start page of both.
            var at = DutchTime.Moment(one.InDays == 0 ? today : WorkingDay(today.AddDays(one.InDays)), new(15, 15));
            var guide = ShippedGuides.All.Single(known => known.Code == one.Guide);
            var interview = Interview.Plan(interviewer.PartnershipId, interviewer.Id, people.ByEmail[one.With].Id, new(null, guide.Number, guide.Content), at, 45, "Kamer van de schoolopleider", at.AddDays(-10));
            if (one.Series is { } series) interview.Join(await context.MeetingOfAsync(interviewer.PartnershipId, series, MeetingForm.InterviewSeries, stop));
            context.Add(interview);
            if (one.Stand == InterviewState.Planned) continue;
            interview.Hold(at);
            if (one.Stand != InterviewState.Anonymised) context.AddRange(one.Texts.Select(text => new InterviewText(interview, text.Key, text.Value, at.AddHours(1))));
            interview.Offer(true, at.AddHours(2));
            if (one.Correction is { } correction) context.Add(interview.Correct(correction, at.AddDays(1)));
            if (one.Stand is InterviewState.Agreed or InterviewState.Anonymised) interview.Agree(at.AddDays(1));
            // By an id of what it says: one by the clock would lead back to the interview.
            if (one.Stand == InterviewState.Anonymised)
                context.Add(interview.Anonymise(one.Texts.ToDictionary(text => text.Key, text => (string?)text.Value), IdOf(one), at.AddDays(1 + Interview.DaysToTakeBack)));
        }
        await context.SaveChangesAsync(stop);
    }

    private static Guid IdOf(DemoInterview told) => new(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', told.Texts.Values)))[..16]);

    private static DateOnly WorkingDay(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(-1),
        DayOfWeek.Sunday => day.AddDays(-2),
        _ => day,
    };
}

internal sealed record DemoInterviewStory(string Partnership, string By, IReadOnlyList<DemoInterview> Interviews);

internal sealed record DemoInterview(string With, string Guide, int InDays, InterviewState Stand, IReadOnlyDictionary<int, string> Texts, string? Series = null, string? Correction = null);
