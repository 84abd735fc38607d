namespace WpbPortal.Domain.Trajectories;

/// <summary>What kind of gathering a meeting is.</summary>
public enum MeetingForm
{
    /// <summary>Training of supervisors.</summary>
    Training = 1,

    /// <summary>Proeve van bekwaamheid.</summary>
    Proeve = 2,

    /// <summary>A series of interviews, held in the weeks around its moment; they belong to it.</summary>
    InterviewSeries = 3,

    /// <summary>Kampvuursessie: supervisors and students look at their interactions and practise.</summary>
    CampfireSession = 4,

    /// <summary>Leeratelier for students.</summary>
    LearningStudio = 5,

    /// <summary>A conversation with a team about its students.</summary>
    TeamConversation = 6,

    /// <summary>Terugkomsessie, some months later.</summary>
    ReturnSession = 7,

    /// <summary>A round of talks in the hallway or at the coffee machine; they belong to it.</summary>
    InformalRound = 8,
}

/// <summary>What the forms have in common.</summary>
public static class MeetingForms
{
    /// <summary>
    /// Forms that are no gathering: talks with one person after another, in the weeks around a moment. Nobody comes at that moment, so it is in nobody's calendar
    /// and nobody says that he is there; there is something to tell, and nothing one is trained in.
    /// </summary>
    public static readonly MeetingForm[] Series = [MeetingForm.InterviewSeries, MeetingForm.InformalRound];

    /// <summary>Whether it is a series of talks instead of a gathering.</summary>
    public static bool IsSeries(this MeetingForm form) => Series.Contains(form);
}
