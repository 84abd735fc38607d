using WpbPortal.Data.Tenancy;
using WpbPortal.Domain;
using WpbPortal.Domain.Talks;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Data.DemoData;

/// <summary>Talks at the coffee machine in the demonstration, counted back from the day it is loaded, and who asks to see them.</summary>
internal sealed class DemoTalks(DemoPeople people, DateTimeOffset now)
{
    public async Task TellAsync(WpbDbContext context, DemoTalkStory told, CancellationToken stop)
    {
        var today = DutchTime.DayOf(now);
        var author = people.ByEmail[told.By];
        await context.EnterAsOwnerAsync(author.PartnershipId, author.Id, stop);
        foreach (var talk in told.Talks)
        {
            var at = DutchTime.Moment(today.AddDays(-talk.DaysAgo), new(10, 20));
            var noted = new InformalTalk(author.PartnershipId, author.Id, people.ByEmail[talk.With].Id, at, new(talk.Topics, talk.Helps, talk.Hinders, talk.OwnHelps, talk.OwnHinders, talk.Sentence), at.AddMinutes(5));
            if (talk.Round is { } round) noted.Join(await context.MeetingOfAsync(author.PartnershipId, round, MeetingForm.InformalRound, stop));
            context.Add(noted);
        }
        if (told.AskedBy is { } asker) context.Add(new TalkRequest(author.PartnershipId, people.ByEmail[asker].Id, author.Id, now.AddHours(-20)));
        await context.SaveChangesAsync(stop);
    }
}

internal sealed record DemoTalkStory(string Partnership, string By, string? AskedBy, IReadOnlyList<DemoTalk> Talks);

internal sealed record DemoTalk(string With, int DaysAgo, IReadOnlyList<TalkTopic> Topics, IReadOnlyList<TalkFactor> Helps, IReadOnlyList<TalkFactor> Hinders, string? OwnHelps, string? OwnHinders, string? Sentence, string? Round = null);
