namespace WpbPortal.Domain.Talks;

/// <summary>What an informal talk was about. The numbers are stored.</summary>
public enum TalkTopic
{
    /// <summary>How she coaches.</summary>
    WayOfCoaching = 1,

    /// <summary>How she is involved with the student.</summary>
    Involvement = 2,

    /// <summary>How it feels to educate teachers together.</summary>
    EducatingTogether = 3,

    /// <summary>How learning at the workplace goes.</summary>
    LearningAtWork = 4,
}

/// <summary>What helps in coaching or learning at the workplace, or is in the way: the article's words. The numbers are stored.</summary>
public enum TalkFactor
{
    /// <summary>Hours.</summary>
    Hours = 1,

    /// <summary>The timetable.</summary>
    Timetable = 2,

    /// <summary>The klik between the two.</summary>
    Klik = 3,

    /// <summary>Information on procedures and what is going on.</summary>
    Information = 4,

    /// <summary>Training in coaching.</summary>
    CoachingTraining = 5,

    /// <summary>Sharing experiences with others.</summary>
    SharingExperiences = 6,

    /// <summary>Safety and trust.</summary>
    Safety = 7,

    /// <summary>Feedback that is concrete.</summary>
    Feedback = 8,
}
