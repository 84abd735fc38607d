using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Features.OwnQuestions;

/// <summary>The learning questions of a group, at a meeting: one's own, what the others ask, and the way to them. What is worded anew from here belongs to the meeting; who trains lays on the table what it is about.</summary>
public sealed partial class QuestionsOnTheTable
{
    private QuestionTable? _table;

    [Inject] private OwnQuestionQueries Questions { get; set; } = null!;

    [Inject] private OwnQuestionService Service { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [SupplyParameterFromForm(Name = "_handler")] private string? Handler { get; set; }

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => TryAsync(async viewer => _table = await Questions.AtMeetingAsync(viewer, MeetingId));

    private async Task LayAsync(Guid questionId)
    {
        if (await TryAsync(viewer => Service.LayAsync(viewer, MeetingId, questionId))) Navigator.NavigateTo($"{Urls.Meeting(MeetingId)}#op-tafel");
    }

    private static string FormOf(Guid questionId) => $"tafel-{questionId:N}";

    /// <summary>Whether this form was just sent: it is drawn once more to take what is sent.</summary>
    private bool Sends(Guid questionId) => Handler == FormOf(questionId);

    /// <summary>Those that are not rounded off, what lies on the table in this meeting first.</summary>
    private static List<QuestionOfGroup> Open(IEnumerable<QuestionOfGroup> questions) => [.. questions.Where(question => question.ClosedAt is null).OrderBy(question => !question.IsLaid)];
}
