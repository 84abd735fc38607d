using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Talks;
using WpbPortal.Web.Access;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.InformalTalks;

/// <summary>What is asked of the list.</summary>
/// <param name="PersonId">Only talks with this person; null for all.</param>
/// <param name="Factor">Only talks in which this was named as a help or as being in the way; null for all.</param>
public sealed record TalkFilter(Guid? PersonId = null, TalkFactor? Factor = null);

/// <summary>The talks of a school educator, and what a coordinator may know of them all.</summary>
public sealed record TalkBoard
{
    /// <summary>Her own talks, the latest first; null for who notes none.</summary>
    public IReadOnlyList<TalkRow>? Rows { get; init; }

    /// <summary>Where the next page begins.</summary>
    public MomentKey? Next { get; init; }

    /// <summary>Whom she did not speak lately.</summary>
    public IReadOnlyList<PersonToSpeak> ToSpeak { get; init; } = [];

    /// <summary>Who asks to see what was noted.</summary>
    public IReadOnlyList<AskedTalks> Asked { get; init; } = [];

    /// <summary>With whom the list was asked; null for everybody.</summary>
    public PersonName? With { get; init; }

    /// <summary>What people named this school year, for the coordinator; null for others.</summary>
    public TalkNumbers? Numbers { get; init; }
}

/// <summary>A talk.</summary>
public sealed record TalkRow(Guid Id, Guid PersonId, PersonName Person, DateTimeOffset At, IReadOnlyList<TalkTopic> Topics, IReadOnlyList<TalkFactor> Helps, IReadOnlyList<TalkFactor> Hinders,
    string? OwnHelps, string? OwnHinders, string? Sentence, DateTimeOffset? ShownAt)
{
    /// <summary>The round of talks of a trajectory that it belongs to.</summary>
    public MeetingTitle? Round { get; init; }
}

/// <summary>Somebody whom one speaks.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">Who.</param>
/// <param name="WasSpoken">Whether the viewer noted a talk with him before.</param>
public sealed record PersonToSpeak(Guid Id, PersonName Name, bool WasSpoken = false);

/// <summary>Somebody asks to see what was noted of talks with him.</summary>
/// <param name="Id">The request.</param>
/// <param name="AskerId">Who asks.</param>
/// <param name="Asker">Who asks.</param>
/// <param name="AskedAt">When.</param>
/// <param name="Talks">How many talks with him there are to show.</param>
public sealed record AskedTalks(Guid Id, Guid AskerId, PersonName Asker, DateTimeOffset AskedAt, int Talks);

/// <summary>What helps and what is in the way, with how many people named it: never fewer than five.</summary>
public sealed record TalkNumbers(DateOnly Since, IReadOnlyDictionary<TalkFactor, int> Helps, IReadOnlyDictionary<TalkFactor, int> Hinders);

/// <summary>What there is to fill in of a talk.</summary>
/// <param name="People">With whom it may have been: who was spoken lately first.</param>
/// <param name="Talk">What stands in it; null for a new one.</param>
/// <param name="Today">The day it is.</param>
/// <param name="Round">The round of talks of a trajectory that it belongs to, or will.</param>
/// <param name="Rounds">To which rounds it can belong, this one among them.</param>
public sealed record TalkChoices(IReadOnlyList<PersonToSpeak> People, TalkRow? Talk, DateOnly Today, MeetingTitle? Round, IReadOnlyList<TalkRound> Rounds);

/// <summary>A round of talks of a trajectory, around a day.</summary>
public sealed record TalkRound(Guid Id, LocalisedText Title, DateTimeOffset StartsAt);

/// <summary>What others noted of talks with the viewer, and whom she may ask.</summary>
/// <param name="Educators">The school educators of her schools.</param>
/// <param name="Shown">What was shown to her, the latest first.</param>
public sealed record OwnTalks(IReadOnlyList<EducatorAsked> Educators, IReadOnlyList<ShownTalk> Shown);

/// <summary>A school educator, and how it stands with her.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">Who.</param>
/// <param name="AskedAt">When the viewer asked last.</param>
/// <param name="AnsweredAt">When she answered that.</param>
/// <param name="Shown">How many talks she showed then.</param>
public sealed record EducatorAsked(Guid Id, PersonName Name, DateTimeOffset? AskedAt, DateTimeOffset? AnsweredAt, int? Shown);

/// <summary>A talk that was shown to whom it was with, and who noted it.</summary>
public sealed record ShownTalk(PersonName Author, TalkRow Talk);

/// <summary>What is typed of a talk.</summary>
/// <param name="Id">Made where it is written, so that sending it twice makes one.</param>
/// <param name="PersonId">With whom.</param>
/// <param name="Day">On which day; today when it is left out.</param>
/// <param name="Content">What is noted.</param>
/// <param name="MeetingId">The round of talks of a trajectory that it belongs to; null for none.</param>
public sealed record TalkInput(Guid Id, Guid? PersonId, DateOnly? Day, TalkContent Content, Guid? MeetingId = null);

/// <summary>The drafts of what is typed here.</summary>
public static class TalkDrafts
{
    /// <summary>A new talk.</summary>
    public const string New = "talk:new";

    /// <summary>A talk that is there, or a note that waits to be placed.</summary>
    public static string Talk(Guid id) => $"talk:{id}";
}
