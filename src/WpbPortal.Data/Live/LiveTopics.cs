using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using WpbPortal.Data.Accounts;
using WpbPortal.Data.Audit;
using WpbPortal.Data.Drafts;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Interviews;
using WpbPortal.Domain.Klik;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.Matching;
using WpbPortal.Domain.News;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.Opportunities;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.Domain.Talks;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Data.Live;

/// <summary>
/// Whose open pages a change may be about. A table that is not named here tells the persons, schools, teams and trajectories that its
/// rows point at; a table with a policy on persons must be named (a test asks), for there the rows tell less than they point at.
/// What nobody else may read (not shared, a note, a list of wishes) tells nobody but its owner, and a klik signal never tells the other.
/// </summary>
internal static class LiveTopics
{
    /// <summary>The tables of which the rows say for themselves whom they concern; all others go by what they point at.</summary>
    internal static readonly IReadOnlySet<Type> Named = new HashSet<Type>
    {
        typeof(AuditEntry), typeof(Draft), typeof(ReceivedNote), typeof(ImportedFile), typeof(ImportedRecord), typeof(Notification), typeof(KlikSignal), typeof(KlikNote), typeof(CoachingSession),
        typeof(SessionContent), typeof(Feedback), typeof(FeedbackVersion), typeof(FeedbackReply), typeof(FeedbackReading), typeof(SessionReading), typeof(SessionSteering), typeof(StudentView), typeof(CoachingGrant),
        typeof(Intervention), typeof(PrivateNote), typeof(InformalTalk), typeof(TalkRequest), typeof(Interview), typeof(InterviewText), typeof(InterviewCorrection), typeof(AnonymousInterview), typeof(AgendaItem), typeof(LearningQuestion), typeof(QuestionVersion), typeof(Experiment), typeof(DominantTheme), typeof(ThemePart),
        typeof(Source), typeof(Preference), typeof(Match), typeof(ChoiceSeat), typeof(ChoiceRound), typeof(Opportunity), typeof(OpportunityChoice), typeof(OpportunityLookBack),
        typeof(StudentGrant), typeof(Domain.Timetables.Timetable), typeof(Domain.Calendars.CalendarLink), typeof(MailWish), typeof(Facilitation), typeof(TeamAgreement), typeof(Person), typeof(RoleAssignment), typeof(Placement), typeof(Supervision),
        typeof(Participation), typeof(Attendance), typeof(Trajectory), typeof(MeetingActivity), typeof(MeetingObservation),
        typeof(ParticipantQuestion), typeof(ParticipantWording), typeof(ParticipantStep), typeof(QuestionOnTable), typeof(QuestionInvitation),
        typeof(MeetingTopic), typeof(TopicVote), typeof(TopicList), typeof(SourceRequest), typeof(TakeAlong), typeof(MeetingAccount),
        typeof(Evaluation), typeof(EvaluationInvitation), typeof(Posting), typeof(PostingVersion), typeof(PostingReading),
    };

    /// <summary>Adds what the changes that are about to be saved are about. Of who acts, the other windows look anew too.</summary>
    public static void Collect(ChangeTracker changes, Viewer? viewer, HashSet<LiveTopic> topics)
    {
        var before = topics.Count;
        List<EntityEntry>? all = null;
        foreach (var entry in changes.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted)) continue;
            all ??= [.. changes.Entries()];
            Add(entry, all, topics);
        }
        if (topics.Count > before && viewer is not null && viewer.PersonId != Guid.Empty) topics.Add(LiveTopic.Person(viewer.PersonId));
    }

    private static void Add(EntityEntry entry, List<EntityEntry> all, HashSet<LiveTopic> topics)
    {
        switch (entry.Entity)
        {
            case AuditEntry or Draft or ReceivedNote or ImportedRecord or Match:
                break;
            case AccountSession session:
                topics.Add(LiveTopic.Account(session.AccountId));
                break;
            case ImportedFile file:
                topics.Add(LiveTopic.Everybody(file.PartnershipId));
                break;
            case Notification told:
                To(told.RecipientId);
                break;

            // Klik: who wrote it and whom he chose, before or now; never the other, and nobody by a way round.
            case KlikSignal said:
                To([said.AuthorId, .. said.HandlerIds, .. (Guid[])entry.Property(nameof(KlikSignal.HandlerIds)).OriginalValue!]);
                break;
            case KlikNote note:
                To([note.WrittenById, .. Tracked<KlikSignal>(note.SignalId)?.HandlerIds ?? []]);
                break;

            // Coaching: the author, and the student for what he may know of.
            case CoachingSession session:
                To(session.AuthorId, session.StudentId);
                break;
            case SessionContent content:
                Shared(content.AuthorId, LiveTopic.Person(content.StudentId), content.StudentId);
                break;
            case Feedback feedback:
                Shared(feedback.AuthorId, LiveTopic.Person(feedback.StudentId), feedback.StudentId);
                break;
            case FeedbackReply reply:
                To(reply.AuthorId, reply.StudentId);
                topics.Add(new(LiveKind.ReadAlong, reply.StudentId));
                break;
            case FeedbackReading read:
                To(read.AuthorId, read.StudentId);
                break;
            case SessionReading read:
                To(read.AuthorId, read.StudentId);
                break;
            case FeedbackVersion version:
                To(version.AuthorId);
                break;
            case SessionSteering steering:
                To(steering.AuthorId);
                break;
            case StudentView view:
                Shared(view.StudentId, LiveTopic.Person(view.AuthorId));
                break;
            case CoachingGrant grant:
                To(grant.SupervisorId, grant.TrainerId);
                break;
            case PrivateNote note:
                To(note.AuthorId);
                break;

            // Informal talks: who noted it, and once she shows it whom it was with.
            case InformalTalk talk:
                To(talk.AuthorId);
                if (talk.ShownAt is not null) To(talk.PersonId);
                break;
            case TalkRequest asked:
                To(asked.AskerId, asked.AuthorId);
                break;

            // Interviews: the two of them; what is noted before whom it was with reads it, its author alone.
            case Interview ofTwo:
                To(ofTwo.InterviewerId, ofTwo.IntervieweeId);
                break;
            case InterviewText noteOf:
                To(noteOf.InterviewerId);
                if (Tracked<Interview>(noteOf.InterviewId) is { State: InterviewState.Offered }) To(noteOf.IntervieweeId);
                break;
            case AnonymousInterview nobodys:
                To(nobodys.InterviewerId);
                break;
            case InterviewCorrection wish:
                To(wish.InterviewerId, wish.IntervieweeId);
                break;

            // Learning: the student, and once it is shared who coaches him.
            case AgendaItem item:
                // Kept to himself again, it is for no supervision any more.
                Shared(item.StudentId, (item.SupervisionId ?? (Guid?)entry.Property(nameof(AgendaItem.SupervisionId)).OriginalValue) is { } supervision ? new(LiveKind.Relation, supervision) : null, item.StudentId);
                break;
            case LearningQuestion question:
                Shared(question.StudentId, new(LiveKind.Coached, question.StudentId), question.StudentId);
                break;
            case QuestionVersion version:
                To(version.StudentId);
                break;
            case Experiment trial:
                Shared(trial.StudentId, new(LiveKind.Coached, trial.StudentId), trial.StudentId);
                break;
            case DominantTheme theme:
                Shared(theme.StudentId, new(LiveKind.Coached, theme.StudentId), theme.StudentId);
                break;
            case StudentGrant grant:
                To(grant.StudentId, grant.ReaderId);
                break;
            case ThemePart part:
                To(part.StudentId);
                InTheme(part.ThemeId);
                break;
            case Source source:
                To(source.StudentId, source.AddedById);
                InTheme(source.ThemeId);
                break;

            // Mutual choice: what one says is one's own; the pairs are the educator's until they are supervisions.
            case Preference wish:
                To(wish.AuthorId);
                break;
            case ChoiceSeat seat:
                To(seat.PersonId);
                break;
            case ChoiceRound round:
                topics.Add(new(LiveKind.Educators, round.SchoolId));
                break;

            case Opportunity door:
                To(door.OpenedById);
                topics.Add(new(LiveKind.School, door.SchoolId));
                break;
            case OpportunityChoice choice:
                To(choice.StudentId);
                topics.Add(new(LiveKind.Door, choice.OpportunityId));
                if (Tracked<Opportunity>(choice.OpportunityId) is { } chosen) topics.Add(new(LiveKind.Educators, chosen.SchoolId));
                break;
            case OpportunityLookBack back:
                To(back.StudentId);
                if (back.SharedWithId is { } reader) To(reader);
                break;

            case Domain.Timetables.Timetable own:
                To(own.PersonId);
                break;
            case MailWish wish:
                To(wish.PersonId);
                break;
            case Domain.Calendars.CalendarLink link:
                To(link.PersonId);
                break;
            case Facilitation hours:
                To(hours.GrantedById);
                if (Tracked<Supervision>(hours.SupervisionId) is { } paid) To(paid.SupervisorId);
                break;
            case TeamAgreement agreement:
                topics.Add(new(LiveKind.School, agreement.SchoolId));
                break;
            case Person person:
                To(person.Id);
                topics.Add(new(LiveKind.Office, person.PartnershipId));
                break;
            case RoleAssignment role:
                To(role.PersonId);
                topics.Add(new(LiveKind.Office, role.PartnershipId));
                if (role.SchoolId is { } school) topics.Add(new(LiveKind.Educators, school));
                break;
            case Placement placement:
                Placed(placement);
                topics.Add(new(LiveKind.Relation, placement.Id));
                break;
            case Supervision coaching:
                To(coaching.StudentId, coaching.SupervisorId);
                topics.Add(new(LiveKind.Relation, coaching.Id));
                topics.Add(new(LiveKind.Coached, coaching.StudentId));
                topics.Add(new(LiveKind.Followed, coaching.StudentId));
                if (Tracked<Placement>(coaching.PlacementId) is { } within) Placed(within);
                break;
            case Participation part:
                To(part.PersonId);
                topics.Add(new(LiveKind.Trainers, part.TrajectoryId));
                topics.Add(new(LiveKind.Educators, part.SchoolId));
                break;
            case Trajectory trajectory:
                topics.Add(new(LiveKind.Trajectory, trajectory.Id));
                topics.Add(new(LiveKind.Office, trajectory.PartnershipId));
                if (trajectory.SchoolId is { } host) topics.Add(new(LiveKind.Educators, host));
                break;
            case Attendance there:
                if (Tracked<Participation>(there.ParticipationId) is { } present) To(present.PersonId);
                if (Tracked<Meeting>(there.MeetingId) is { } held) topics.Add(new(LiveKind.Trainers, held.TrajectoryId));
                break;
            case MeetingActivity activity:
                if (Tracked<Meeting>(activity.MeetingId) is { } meeting) topics.Add(new(LiveKind.Trajectory, meeting.TrajectoryId));
                break;
            // The trainer's own; who reads it, or did.
            case MeetingObservation seen:
                To(seen.AuthorId);
                if (seen.AboutId is { } about && (seen.ReleasedAt ?? (DateTimeOffset?)entry.Property(nameof(MeetingObservation.ReleasedAt)).OriginalValue) is not null) To(about);
                break;
            // What a participant asks: his, for who trains the group, and for the group while (or until now) it lies on the table.
            case ParticipantQuestion question:
                OnTable(question);
                break;
            case ParticipantWording worded:
                To(worded.PersonId);
                if (Tracked<ParticipantQuestion>(worded.QuestionId) is { } reworded) OnTable(reworded);
                break;
            case ParticipantStep step:
                To(step.PersonId);
                if (Tracked<ParticipantQuestion>(step.QuestionId) is { } followed) OnTable(followed);
                break;
            case QuestionOnTable laid:
                To(laid.PersonId);
                if (Tracked<ParticipantQuestion>(laid.QuestionId) is { } discussed) OnTable(discussed);
                break;
            case QuestionInvitation invited:
                To(invited.PersonId);
                break;
            case MeetingTopic proposed:
                topics.Add(new(LiveKind.Trajectory, proposed.TrajectoryId));
                break;
            case TopicVote chose:
                topics.Add(new(LiveKind.Trajectory, chose.TrajectoryId));
                break;
            case TopicList gathered:
                topics.Add(new(LiveKind.Trajectory, gathered.TrajectoryId));
                break;
            case SourceRequest wish:
                To(wish.AskedById);
                topics.Add(new(LiveKind.Trainers, wish.TrajectoryId));
                break;
            case TakeAlong line:
                Shared(line.PersonId, new(LiveKind.Trajectory, line.TrajectoryId));
                break;
            case MeetingAccount account:
                topics.Add(new(LiveKind.Trajectory, account.TrajectoryId));
                break;
            // How somebody looks back is his; what others see of it changes by five, and nobody waits for it.
            case Evaluation looked:
                To(looked.PersonId);
                break;
            case EvaluationInvitation asked:
                To(asked.PersonId);
                break;
            // News is for many at once; that one opened it, for himself.
            case Posting posting:
                topics.Add(posting.SchoolId is { } reached ? new(LiveKind.School, reached) : LiveTopic.Everybody(posting.PartnershipId));
                break;
            case PostingVersion:
                break;
            case PostingReading opened:
                To(opened.PersonId);
                break;
            case School or Team or Institute or SchoolYear:
                topics.Add(LiveTopic.Everybody(((TenantEntity)entry.Entity).PartnershipId));
                break;
            case TenantEntity:
                ByWhatItPointsAt();
                break;
            default:
                break;
        }

        void To(params ReadOnlySpan<Guid> people)
        {
            foreach (var person in people) topics.Add(LiveTopic.Person(person));
        }

        void OnTable(ParticipantQuestion question)
        {
            To(question.PersonId);
            topics.Add(new(LiveKind.Trainers, question.TrajectoryId));
            if (question.Readers == QuestionReaders.Group || all.Any(one => one.Entity == question && one.Property(nameof(ParticipantQuestion.Readers)).OriginalValue is QuestionReaders.Group))
                topics.Add(new(LiveKind.Trajectory, question.TrajectoryId));
        }

        // What is not shared, and was not, is nobody else's.
        void Shared(Guid owner, LiveTopic? others, Guid? readAlongWith = null)
        {
            To(owner);
            if (others is not { } readers || entry.Property("SharedAt") is not { } shared || (shared.CurrentValue ?? shared.OriginalValue) is null) return;
            topics.Add(readers);
            if (readAlongWith is { } student) topics.Add(new(LiveKind.ReadAlong, student));
        }

        void InTheme(Guid themeId)
        {
            if (Tracked<DominantTheme>(themeId) is not { SharedAt: not null } theme) return;
            topics.Add(new(LiveKind.Coached, theme.StudentId));
            topics.Add(new(LiveKind.ReadAlong, theme.StudentId));
        }

        void Placed(Placement placement)
        {
            To(placement.StudentId);
            topics.Add(new(LiveKind.Coached, placement.StudentId));
            topics.Add(new(LiveKind.Followed, placement.StudentId));
            topics.Add(new(LiveKind.Educators, placement.SchoolId));
            topics.Add(new(LiveKind.Team, placement.TeamId));
        }

        T? Tracked<T>(Guid id) where T : TenantEntity => all.Select(one => one.Entity as T).FirstOrDefault(row => row?.Id == id);

        void ByWhatItPointsAt()
        {
            foreach (var key in entry.Metadata.GetForeignKeys())
            {
                if (KindOf(key.PrincipalEntityType.ClrType) is not { } kind) continue;
                var property = entry.Property(key.Properties[^1].Name);
                if (property.CurrentValue is Guid now) topics.Add(new(kind, now));
                if (entry.State == EntityState.Modified && property.OriginalValue is Guid then) topics.Add(new(kind, then));
            }
        }
    }

    private static LiveKind? KindOf(Type principal) => principal switch
    {
        _ when principal == typeof(Person) => LiveKind.Person,
        _ when principal == typeof(School) => LiveKind.Educators,
        _ when principal == typeof(Team) => LiveKind.Team,
        _ when principal == typeof(Placement) || principal == typeof(Supervision) => LiveKind.Relation,
        _ when principal == typeof(Trajectory) => LiveKind.Trajectory,
        _ when principal == typeof(Opportunity) => LiveKind.Door,
        _ => null,
    };
}
