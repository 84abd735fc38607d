using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Features.OwnQuestions;

/// <summary>The learning questions of a group, at a meeting: one's own, what the others ask, and the way to them. What is worded anew from here belongs to the meeting.</summary>
public sealed partial class QuestionsOnTheTable
{
    private QuestionTable? _table;

    [Inject] private OwnQuestionQueries Questions { get; set; } = null!;

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => TryAsync(async viewer => _table = await Questions.AtMeetingAsync(viewer, MeetingId));
}
