namespace WpbPortal.Domain.Coaching;

/// <summary>What sort of conversation it was.</summary>
public enum SessionKind
{
    /// <summary>Begeleidingsgesprek: about what the student brings in.</summary>
    CoachingSession = 1,

    /// <summary>Lesbezoek, with the student's own question to watch for.</summary>
    LessonVisit = 2,

    /// <summary>Reflectiegesprek: looking back together over a longer time.</summary>
    ReflectionTalk = 3,

    /// <summary>Driehoeksgesprek: student, supervisor and educator together.</summary>
    ThreeWayTalk = 4,
}

/// <summary>Where a session stands. Its transitions are the verbs of <see cref="CoachingSession"/>.</summary>
public enum SessionState
{
    /// <summary>Gepland.</summary>
    Planned = 1,

    /// <summary>Gevoerd: what was written is still its author's alone.</summary>
    Held = 2,

    /// <summary>Gedeeld: the student reads the shared parts.</summary>
    Shared = 3,

    /// <summary>Gaat niet door.</summary>
    Cancelled = 4,
}

/// <summary>Techniques of vragend begeleiden (the basic training of werkplekbegeleiders).</summary>
public enum Technique
{
    /// <summary>Open vraag.</summary>
    OpenQuestion = 1,

    /// <summary>Aanname nagegaan.</summary>
    CheckedAssumption = 2,

    /// <summary>Luisteren, samenvatten, doorvragen.</summary>
    ListenSummariseAskOn = 3,

    /// <summary>Niet invullen.</summary>
    NotFillingIn = 4,

    /// <summary>Aanhaakmoment benut.</summary>
    HookUsed = 5,

    /// <summary>Aanhaakmoment gemist.</summary>
    HookMissed = 6,

    /// <summary>Tot de kern gekomen.</summary>
    CoreReached = 7,

    /// <summary>Woord en houding kloppen met elkaar.</summary>
    VerbalNonVerbalCongruent = 8,

    /// <summary>De lerende aan het stuur.</summary>
    LearnerInLead = 9,
}

/// <summary>The core concepts of coaching at the workplace.</summary>
public enum CoreConcept
{
    /// <summary>Veiligheid en vertrouwen.</summary>
    SafetyAndTrust = 1,

    /// <summary>Onderzoekend opleiden.</summary>
    InquiringEducation = 2,

    /// <summary>Theorie en praktijk.</summary>
    TheoryAndPractice = 3,

    /// <summary>Leren in de context.</summary>
    ContextLearning = 4,
}
