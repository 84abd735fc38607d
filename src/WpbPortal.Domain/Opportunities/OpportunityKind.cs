namespace WpbPortal.Domain.Opportunities;

/// <summary>What lies behind an open door.</summary>
public enum OpportunityKind
{
    /// <summary>A lesson of a colleague to look into (lesbezoek).</summary>
    LessonVisit = 1,

    /// <summary>Something that happens at the school and that one can join.</summary>
    Activity = 2,

    /// <summary>A piece of work to take on.</summary>
    Assignment = 3,

    /// <summary>A colleague who knows much of something, and likes to talk about it.</summary>
    Expertise = 4,
}
