using WpbPortal.Domain.People;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Interviews;

/// <summary>What a guide is, in words.</summary>
internal static class GuideWords
{
    /// <summary>For whom, how many questions, and whose.</summary>
    public static string Meta(GuideRow guide) => string.Join(", ", new[]
    {
        guide.Content.Audience == Role.StudentTeacher ? InterviewTexts.ForStudents : InterviewTexts.ForSupervisors,
        string.Format(InterviewTexts.Questions, guide.Content.Questions.Count),
        guide.MadeBy is { } maker ? string.Format(InterviewTexts.MadeBy, maker.Full) : InterviewTexts.Ships,
    });
}
