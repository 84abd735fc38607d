using System.Globalization;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Components;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Templates;

/// <summary>A template in words.</summary>
internal static class TemplateWords
{
    /// <summary>What a meeting is, when and how long.</summary>
    public static string About(TemplateMeeting meeting) => string.Join(", ",
        meeting.Form.Label(),
        meeting.WeeksAfterStart == 0 ? TemplateTexts.FirstDay : string.Format(CultureInfo.CurrentCulture, TemplateTexts.AfterWeeks, meeting.WeeksAfterStart),
        string.Format(CultureInfo.CurrentCulture, TemplateTexts.Minutes, meeting.Minutes));
}
