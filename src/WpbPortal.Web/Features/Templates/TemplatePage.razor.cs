using System.Globalization;
using Microsoft.AspNetCore.Components;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Components;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Templates;

/// <summary>A template to read: why, what for, its meetings with their build-up, what was seen, and sources.</summary>
public sealed partial class TemplatePage
{
    private TemplateView? _template;

    [Inject] private TemplateQueries Templates { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    protected override Task OnInitializedAsync() => TryAsync(async viewer => _template = await Templates.OneAsync(viewer, Id));

    private static string About(TemplateMeeting meeting) => string.Join(", ",
        meeting.Form.Label(),
        meeting.WeeksAfterStart == 0 ? TemplateTexts.FirstDay : string.Format(CultureInfo.CurrentCulture, TemplateTexts.AfterWeeks, meeting.WeeksAfterStart),
        string.Format(CultureInfo.CurrentCulture, TemplateTexts.Minutes, meeting.Minutes));
}
