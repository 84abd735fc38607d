using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Components.Shared;

/// <summary>What a form of meeting asks of who writes down what was done.</summary>
internal static class TakeAlongWords
{
    /// <summary>What the first text asks.</summary>
    public static string About(MeetingForm form) => form switch
    {
        MeetingForm.CampfireSession => TakeAlongTexts.AboutCampfire,
        MeetingForm.ReturnSession => TakeAlongTexts.AboutReturn,
        _ => TakeAlongTexts.AboutOther,
    };

    /// <summary>What the second text asks.</summary>
    public static string Done(MeetingForm form) => form switch
    {
        MeetingForm.TeamConversation => TakeAlongTexts.DoneTeam,
        MeetingForm.LearningStudio => TakeAlongTexts.DoneStudio,
        MeetingForm.ReturnSession => TakeAlongTexts.DoneReturn,
        _ => TakeAlongTexts.DoneOther,
    };

    /// <summary>What this form is, in a sentence.</summary>
    public static string Lead(MeetingForm form) => form switch
    {
        MeetingForm.CampfireSession => TakeAlongTexts.LeadCampfire,
        MeetingForm.LearningStudio => TakeAlongTexts.LeadStudio,
        MeetingForm.TeamConversation => TakeAlongTexts.LeadTeam,
        MeetingForm.ReturnSession => TakeAlongTexts.LeadReturn,
        _ => TakeAlongTexts.LeadOther,
    };
}
