using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Features.OwnQuestions;

/// <summary>What the group asks itself, at hand while the meeting runs, for who trains it: what lies on the table in this meeting first.</summary>
public sealed partial class QuestionsInScript
{
    private IReadOnlyList<QuestionOfGroup> _questions = [];

    [Inject] private OwnQuestionQueries Questions { get; set; } = null!;

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        if (await Questions.AtMeetingAsync(viewer, MeetingId) is { Trains: true } table) _questions = [.. table.Others.Where(question => question.ClosedAt is null).OrderBy(question => !question.IsLaid)];
    });
}
