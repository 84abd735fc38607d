using System.Globalization;
using WpbPortal.Domain.Opportunities;
using WpbPortal.Web.Components;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Opportunities;

/// <summary>What a door is, in words.</summary>
internal static class DoorWords
{
    /// <summary>For how many there is room.</summary>
    public static string Room(DoorRow door) => door.Free switch
    {
        null => OpportunityTexts.ForAll,
        0 => OpportunityTexts.Full,
        1 => OpportunityTexts.OneFree,
        var free => string.Format(OpportunityTexts.ManyFree, free),
    };

    /// <summary>How far those are who chose it.</summary>
    public static string Uses(DoorUses uses) => uses.All == 0 ? OpportunityTexts.NotChosenYet : string.Join(", ", new (ChoiceState State, int Count)[]
        { (ChoiceState.Chosen, uses.Chosen), (ChoiceState.Planned, uses.Planned), (ChoiceState.LookedBack, uses.LookedBack) }
        .Where(part => part.Count > 0).Select(part => $"{part.Count} {part.State.Label()}"));

    /// <summary>What it is, from whom and where, beneath its name.</summary>
    public static string Sentence(DoorDetail door)
    {
        var sentence = $"{door.Row.Kind.Label()}, {From(door.Row)}, {door.School}";
        return char.ToUpper(sentence[0], CultureInfo.CurrentCulture) + sentence[1..];
    }

    /// <summary>Who opened it: a name, or the team.</summary>
    public static string From(DoorRow door) => door.OpenedBy is { } who ? $"{who.Full}, {door.Team}" : door.Team;
}
