using WpbPortal.Domain.Learning;
using WpbPortal.Domain.People;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.Agenda;

/// <summary>What is brought in, as whoever looks at it sees it: a part for each of his roles, null for those he does not have.</summary>
/// <param name="Open">What the student has yet to talk about: what is his alone, and what waits for a conversation.</param>
/// <param name="Earlier">What he brought in before, the latest first.</param>
/// <param name="Next">Where the page of what was before goes on.</param>
/// <param name="Brought">What waits for the supervisor, what is next first.</param>
public sealed record AgendaBoard(IReadOnlyList<AgendaRow>? Open, IReadOnlyList<AgendaRow> Earlier, MomentKey? Next, IReadOnlyList<AgendaRow>? Brought);

/// <summary>Something that is brought in.</summary>
/// <param name="Id">What it is known by.</param>
/// <param name="StudentId">Whose it is.</param>
/// <param name="Student">Whose it is.</param>
/// <param name="IsMine">Whether it is the viewer's own.</param>
/// <param name="Kind">An experience, or a question.</param>
/// <param name="Content">What it is about.</param>
/// <param name="WrittenAt">When it was written, or last changed.</param>
/// <param name="SharedAt">Since when it is shared; null while it is the student's alone.</param>
/// <param name="IsWaiting">Whether it is yet to be talked about.</param>
/// <param name="SessionId">For which planned conversation; null for the next one.</param>
/// <param name="SessionAt">When that is.</param>
/// <param name="Supervisor">Who supervises him there now and so reads it.</param>
/// <param name="StandIn">Who stands in there today and so reads it.</param>
/// <param name="Question">The learning question that it is about, as far as the viewer reads that.</param>
public sealed record AgendaRow(Guid Id, Guid StudentId, PersonName Student, bool IsMine, AgendaKind Kind, string Content, DateTimeOffset WrittenAt, DateTimeOffset? SharedAt,
    bool IsWaiting, Guid? SessionId, DateTimeOffset? SessionAt, PersonName? Supervisor, PersonName? StandIn, AskedQuestion? Question)
{
    /// <summary>Who reads it beside the student; empty when nobody does, or nobody any more.</summary>
    public IReadOnlyList<PersonName> Readers => [.. new[] { Supervisor, StandIn }.OfType<PersonName>()];
}

/// <summary>What there is to fill in.</summary>
/// <param name="Conversations">The conversations to come, and the next one with each who supervises him.</param>
/// <param name="Item">What is changed; null for something new.</param>
/// <param name="Questions">His open learning questions, to choose from.</param>
public sealed record AgendaChoices(IReadOnlyList<ComingConversation> Conversations, AgendaRow? Item, IReadOnlyList<AskedQuestion> Questions);

/// <summary>A learning question.</summary>
public sealed record AskedQuestion(Guid Id, string Wording);

/// <summary>A conversation that something can be brought in for.</summary>
/// <param name="SupervisionId">Within which supervision.</param>
/// <param name="SessionId">The planned conversation; null for the next one.</param>
/// <param name="With">With whom.</param>
/// <param name="At">When it is planned.</param>
public sealed record ComingConversation(Guid SupervisionId, Guid? SessionId, PersonName With, DateTimeOffset? At)
{
    /// <summary>What a form calls it.</summary>
    public Guid Key => SessionId ?? SupervisionId;
}

/// <summary>What is typed.</summary>
/// <param name="Id">Made where the form is made, so that sending it twice makes one.</param>
/// <param name="Kind">An experience, or a question.</param>
/// <param name="Content">What it is about.</param>
/// <param name="ConversationId">For which conversation (<see cref="ComingConversation.Key"/>); null when it is open.</param>
/// <param name="IsShared">Whether it is shared with who has that conversation with him.</param>
/// <param name="QuestionId">The learning question that it is about.</param>
public sealed record AgendaInput(Guid Id, AgendaKind Kind, string? Content, Guid? ConversationId, bool IsShared, Guid? QuestionId = null);

/// <summary>The drafts of what is typed here.</summary>
public static class AgendaDrafts
{
    /// <summary>Something new.</summary>
    public const string New = "agenda:new";

    /// <summary>Changes to what was brought in.</summary>
    public static string Change(Guid id) => $"agenda:{id}";
}
