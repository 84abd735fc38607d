using WpbPortal.Domain.People;

namespace WpbPortal.Domain.Interviews;

/// <summary>
/// An interviewleidraad of a partnership's own, made from nothing or from another one. Each change makes a new version; an interview keeps what it was held with.
/// </summary>
public sealed class InterviewGuide : TenantEntity
{
    private readonly List<GuideVersion> _versions = [];

    private InterviewGuide() { }

    /// <summary>A new guide with its first version.</summary>
    /// <exception cref="RuleViolationException">A rule of <see cref="GuideContent.Checked"/>.</exception>
    public InterviewGuide(Guid partnershipId, Guid madeById, GuideContent content, DateTimeOffset now, Guid? id = null) : base(partnershipId, id)
    {
        MadeById = madeById;
        Revise(content, now);
    }

    /// <summary>Who made it, and changes it.</summary>
    public Guid MadeById { get; private set; }

    /// <summary>Who made it.</summary>
    public Person MadeBy { get; private set; } = null!;

    /// <summary>The number of the version with which new interviews are held.</summary>
    public int LatestNumber { get; private set; }

    /// <summary>All versions it ever had.</summary>
    public IReadOnlyCollection<GuideVersion> Versions => _versions;

    /// <summary>Makes a new version. Interviews that exist keep theirs.</summary>
    /// <exception cref="RuleViolationException">A rule of <see cref="GuideContent.Checked"/>.</exception>
    public GuideVersion Revise(GuideContent content, DateTimeOffset now)
    {
        var version = new GuideVersion(this, LatestNumber + 1, content.Checked(), now);
        LatestNumber = version.Number;
        _versions.Add(version);
        return version;
    }
}

/// <summary>One version of a guide. Never changed.</summary>
public sealed class GuideVersion : TenantEntity
{
    private GuideVersion() { }

    internal GuideVersion(InterviewGuide guide, int number, GuideContent content, DateTimeOffset now) : base(guide.PartnershipId) =>
        (GuideId, Number, Content, MadeAt) = (guide.Id, number, content, now);

    /// <summary>Which guide.</summary>
    public Guid GuideId { get; private set; }

    /// <summary>Which guide.</summary>
    public InterviewGuide Guide { get; private set; } = null!;

    /// <summary>From 1 up.</summary>
    public int Number { get; private set; }

    /// <summary>What it asks.</summary>
    public GuideContent Content { get; private set; } = null!;

    /// <summary>When it was made.</summary>
    public DateTimeOffset MadeAt { get; private set; }
}

/// <summary>What a guide asks: clusters of questions, in order.</summary>
/// <param name="Title">How it is called.</param>
/// <param name="Audience">Who is asked: a student or a supervisor.</param>
/// <param name="Clusters">The clusters.</param>
public sealed record GuideContent(LocalisedText Title, Role Audience, IReadOnlyList<QuestionCluster> Clusters)
{
    /// <summary>Longest title of a guide or a cluster, in characters.</summary>
    public const int TitleLength = 120;

    /// <summary>Longest question, in characters.</summary>
    public const int QuestionLength = 400;

    /// <summary>Most clusters.</summary>
    public const int MostClusters = 8;

    /// <summary>Most questions of a cluster.</summary>
    public const int MostQuestions = 15;

    /// <summary>All questions in a row; a question's number is its place here, from 1 up.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<LocalisedText> Questions => [.. Clusters.SelectMany(cluster => cluster.Questions)];

    /// <summary>The number of the first question of a cluster.</summary>
    public int FirstOf(int cluster) => 1 + Clusters.Take(cluster).Sum(one => one.Questions.Count);

    /// <summary>The same without blanks around texts.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/> at the title, <see cref="Rule.TooLong"/>, <see cref="Rule.GuideWithoutQuestions"/> or <see cref="Rule.GuideTooLong"/>.</exception>
    public GuideContent Checked()
    {
        QuestionCluster[] clusters = [.. Clusters.Where(cluster => cluster.Questions.Count > 0).Select(cluster => cluster with
        {
            Title = cluster.Title.Required(TitleLength, nameof(QuestionCluster.Title)),
            Questions = [.. cluster.Questions.Select(question => question.Required(QuestionLength, nameof(Clusters)))],
        })];
        if (clusters.Length == 0) throw new RuleViolationException(Rule.GuideWithoutQuestions) { Field = nameof(Clusters) };
        if (clusters.Length > MostClusters || clusters.Any(cluster => cluster.Questions.Count > MostQuestions)) throw new RuleViolationException(Rule.GuideTooLong, MostClusters, MostQuestions) { Field = nameof(Clusters) };
        return new(Title.Required(TitleLength, nameof(Title)), Audience == Role.StudentTeacher ? Role.StudentTeacher : Role.Supervisor, clusters);
    }
}

/// <summary>Questions that belong together, on one page.</summary>
/// <param name="Title">What they are about.</param>
/// <param name="ShowsSpectrum">Whether the row of interventions of the partnership is laid on the table with them.</param>
/// <param name="Questions">The questions, in order.</param>
public sealed record QuestionCluster(LocalisedText Title, bool ShowsSpectrum, IReadOnlyList<LocalisedText> Questions);
