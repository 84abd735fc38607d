using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.OwnQuestions;

/// <summary>A participant's own question, with the way gone and all that he can do with it.</summary>
public sealed partial class OwnQuestionCard
{
    /// <summary>The question.</summary>
    [Parameter, EditorRequired] public QuestionOfGroup Row { get; set; } = null!;

    /// <summary>The table that it may lie on.</summary>
    [Parameter, EditorRequired] public QuestionTable Table { get; set; } = null!;

    /// <summary>Whose it is.</summary>
    [Parameter, EditorRequired] public Viewer Viewer { get; set; } = null!;

    /// <summary>What was kept of what he types, by form.</summary>
    [Parameter, EditorRequired] public IReadOnlyDictionary<string, KeptDraft> Kept { get; set; } = null!;

    /// <summary>The meeting in which it is looked at; null for at another moment.</summary>
    [Parameter] public Guid? MeetingId { get; set; }

    /// <summary>What was sent before a rule was broken.</summary>
    [Parameter] public QuestionForm? Sent { get; set; }

    /// <summary>The sentence of the rule broken at a field.</summary>
    [Parameter, EditorRequired] public Func<string, string?> Broken { get; set; } = null!;

    /// <summary>The form that was sent.</summary>
    [Parameter] public string? Handler { get; set; }

    /// <summary>Words it anew.</summary>
    [Parameter, EditorRequired] public EventCallback OnReword { get; set; }

    /// <summary>Says how it goes.</summary>
    [Parameter, EditorRequired] public EventCallback OnStep { get; set; }

    /// <summary>Rounds it off.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    /// <summary>Takes it up again.</summary>
    [Parameter, EditorRequired] public EventCallback OnReopen { get; set; }

    /// <summary>Lays it on the table, or takes it off.</summary>
    [Parameter, EditorRequired] public EventCallback OnShow { get; set; }

    private string Readers => QuestionWords.Readers(Row.Readers, Table.Trainers);

    private QuestionReaders Other => Row.Readers == QuestionReaders.Group ? QuestionReaders.Trainers : QuestionReaders.Group;

    private string Key(string part) => $"{part}-{Row.Id:N}";

    private KeptDraft Draft(string key) => Kept.GetValueOrDefault(key, KeptDraft.None);

    private string? Typed(string key, string field) => Draft(key).Fields?.Text(field);

    /// <summary>Whether this form was just sent: it is drawn once more to take what is sent.</summary>
    private bool Sends(string form) => Handler == Key(form);

    private bool IsOpen(string form, string draft, string field) => Draft(draft).Fields is not null || Broken(field) is not null || (form == "stap" && MeetingId is not null);
}
