using WpbPortal.Data.Templates;
using WpbPortal.Domain;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Data.DemoData;

/// <summary>The templates that partnerships of the demonstration made their own: copied, and changed once while a group was under way.</summary>
internal static class DemoTemplates
{
    public static TrajectoryTemplate Make(WpbDbContext context, DemoPeople people, Guid partnershipId, DemoOwnTemplate told, DateTimeOffset now)
    {
        var first = ShippedTemplates.Read(told.CopyOf) with { Title = told.Title };
        var template = new TrajectoryTemplate(partnershipId, told.Code, first, DutchTime.Moment(told.MadeOn, new(15, 10)), people.ByEmail[told.MadeBy].Id);
        var meetings = first.Meetings.Select(known => told.Meetings.FirstOrDefault(one => one.Code == known.Code) ?? known).Concat(told.Meetings.Where(one => first.Meetings.All(known => known.Code != one.Code)));
        template.Revise(first with { Goals = [.. first.Goals, .. told.Goals], Meetings = [.. meetings.OrderBy(meeting => meeting.WeeksAfterStart)] }, told.Word, people.ByEmail[told.ChangedBy].Id, now.AddDays(-9));
        context.Add(template);
        return template;
    }
}

internal sealed record DemoOwnTemplate(string Partnership, string CopyOf, string Code, LocalisedText Title, string MadeBy, DateOnly MadeOn, string ChangedBy, string Word,
    IReadOnlyList<LocalisedText> Goals, IReadOnlyList<TemplateMeeting> Meetings);
