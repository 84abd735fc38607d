using System.Text.Json;
using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Meetings;

/// <summary>What is under way in a meeting, what comes next, and the buttons to go on.</summary>
public sealed partial class ScriptStage
{
    private MeetingStand? _stand;

    /// <summary>The meeting.</summary>
    [Parameter, EditorRequired] public MeetingView Meeting { get; set; } = null!;

    /// <summary>How far its script is.</summary>
    [Parameter, EditorRequired] public ScriptStand Script { get; set; } = null!;

    /// <summary>Who leads it here: what he marks without a line is sent as his.</summary>
    [Parameter, EditorRequired] public Guid OwnerId { get; set; }

    /// <summary>A press without the page's script.</summary>
    [Parameter] public EventCallback OnTurn { get; set; }

    private MeetingStand Stand => _stand ??= MeetingStand.Of(Script.Turns, Script.Now);

    private string Turns => JsonSerializer.Serialize(StandShown.Of(Script).Turns, JsonSerializerOptions.Web);

    private int Place => Meeting.Steps.TakeWhile(step => step.Id != Stand.ActivityId).Count();

    private StepRow? Previous => Stand.ActivityId is not null && Place > 0 && Place < Meeting.Steps.Count ? Meeting.Steps[Place - 1] : null;

    private StepRow? Next => Stand.EndedAt is not null ? null : Stand.ActivityId is null || Place == Meeting.Steps.Count ? Meeting.Steps[0] : Meeting.Steps.ElementAtOrDefault(Place + 1);

    private string State => Stand switch
    {
        { EndedAt: { } at } => string.Format(MeetingTexts.EndedAt, at.ShowTime()),
        { BeganAt: null } => string.Format(NotBegun, Meeting.StartsAt.ShowTime()),
        _ => MeetingTexts.Now,
    };

    /// <summary>What is said before it begins: with its day when that is another, and without a time where each talk has its own.</summary>
    private string NotBegun => Meeting.Form.IsSeries() ? MeetingTexts.NotBegunSeries
        : DutchTime.DayOf(Meeting.StartsAt) == DutchTime.DayOf(Script.Now) ? MeetingTexts.NotBegun : string.Format(MeetingTexts.NotBegunOn, Meeting.StartsAt.ShowDay(), "{0}");

    /// <summary>What the script says, in the language of the screen.</summary>
    private Dictionary<string, object> Sentences => new()
    {
        ["data-say-not-begun"] = NotBegun,
        ["data-say-now"] = MeetingTexts.Now,
        ["data-say-ended"] = MeetingTexts.EndedAt,
        ["data-say-left"] = MeetingTexts.MinutesLeft,
        ["data-say-nearly"] = MeetingTexts.NearlyOver,
        ["data-say-over"] = MeetingTexts.MinutesOver,
        ["data-say-next"] = MeetingTexts.NextIs,
        ["data-say-last"] = MeetingTexts.LastStep,
        ["data-say-begin"] = MeetingTexts.BeginScript,
        ["data-say-go-on"] = MeetingTexts.NextStep,
        ["data-say-on-time"] = MeetingTexts.ReadyOnTime,
        ["data-say-early"] = MeetingTexts.ReadyEarly,
        ["data-say-late"] = MeetingTexts.ReadyLate,
        ["data-say-took"] = MeetingTexts.TookMinutes,
        ["data-say-offline"] = MeetingTexts.ScriptOffline,
        ["data-say-signed-out"] = MeetingTexts.ScriptSignedOut,
        ["data-say-gone"] = MeetingTexts.ScriptGone,
        ["data-say-sent"] = MeetingTexts.ScriptSent,
    };
}
