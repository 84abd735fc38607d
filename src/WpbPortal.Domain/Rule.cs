namespace WpbPortal.Domain;

/// <summary>Every rule that can be broken by what somebody types or does. Each has a text in Dutch and in English.</summary>
public enum Rule
{
    /// <summary>A period's last day lies before its first.</summary>
    PeriodEndsBeforeItBegins,

    /// <summary>Something required is empty.</summary>
    Required,

    /// <summary>A text is longer than it may be; {0} is the limit in characters.</summary>
    TooLong,

    /// <summary>Not an e-mail address.</summary>
    EmailAddressInvalid,

    /// <summary>Somebody else changed the same thing in the meantime.</summary>
    ChangedMeanwhile,

    /// <summary>The same thing exists already.</summary>
    AlreadyExists,

    /// <summary>What is to be ended has ended already.</summary>
    AlreadyEnded,

    /// <summary>Only a trajectory that is planned can begin.</summary>
    TrajectoryNotPlanned,

    /// <summary>Only a trajectory that is running can be rounded off.</summary>
    TrajectoryNotRunning,

    /// <summary>A trajectory that is rounded off does not change any more.</summary>
    TrajectoryCompleted,

    /// <summary>Places in a trajectory are below one or above {0}.</summary>
    CapacityOutOfRange,

    /// <summary>A meeting or activity takes fewer than {0} or more than {1} minutes.</summary>
    MeetingMinutesOutOfRange,

    /// <summary>The activities of a meeting take {0} minutes together, the meeting {1}.</summary>
    ActivitiesLongerThanMeeting,

    /// <summary>A meeting that was cancelled does not change any more.</summary>
    MeetingCancelled,

    /// <summary>A passage of an observation that somebody reads is taken back before it changes.</summary>
    ObservationReleased,

    /// <summary>A person or a room would be in two meetings at once, and nobody said that this is all right.</summary>
    MeetingClashes,

    /// <summary>The trajectory is not meant for people in this role.</summary>
    OutsideAudience,

    /// <summary>This person was invited to the trajectory already.</summary>
    AlreadyInvited,

    /// <summary>Nobody was chosen to be invited.</summary>
    NobodyChosen,

    /// <summary>The invitation was answered already.</summary>
    InvitationAnswered,

    /// <summary>Only who takes part can stop.</summary>
    NotTakingPart,

    /// <summary>This role is not given by a partnership.</summary>
    RoleNotAssignable,

    /// <summary>This role needs a school.</summary>
    RoleNeedsSchool,

    /// <summary>A role that has begun can begin earlier than it did, not later.</summary>
    RoleHasBegun,

    /// <summary>Hours a year are below zero or above {0}.</summary>
    HoursOutOfRange,

    /// <summary>Days a week are not between a half and five, in halves.</summary>
    DaysPerWeekOutOfRange,

    /// <summary>What ends cannot have ended before today: what has been stays.</summary>
    EndsInThePast,

    /// <summary>What is made longer ends later than it did.</summary>
    NotLonger,

    /// <summary>A student who moves goes to another team than the one he is at.</summary>
    SameTeam,

    /// <summary>A student who has begun at a team moves from tomorrow on: today stays with it.</summary>
    MovesTooEarly,

    /// <summary>Nobody changes his own roles.</summary>
    OwnRoles,

    /// <summary>Two persons who both sign in are not merged.</summary>
    MergeBothSignIn,

    /// <summary>Of two persons who are merged, the one who signs in is the one who stays.</summary>
    MergeSignsInStays,

    /// <summary>Two persons of whom one looks after the other are not one human.</summary>
    MergeParties,

    /// <summary>Both take part in the same trajectory.</summary>
    MergeSameTrajectory,

    /// <summary>The person has this role at that place in that period already.</summary>
    RoleOverlaps,

    /// <summary>The student is followed by this institute educator in that period already.</summary>
    GuidanceOverlaps,

    /// <summary>An institute educator cannot follow himself.</summary>
    EducatorIsStudent,

    /// <summary>Who follows students from the institute has the role of institute educator.</summary>
    NotAnInstituteEducator,

    /// <summary>Who is placed has the role of student teacher.</summary>
    NotAStudent,

    /// <summary>Who supervises has the role of supervisor at that school on the first day.</summary>
    NotASupervisorThere,

    /// <summary>A buddy, or who stands in, has a role in that team on the first day.</summary>
    NotInTeam,

    /// <summary>There is a buddy in that period of the placement already.</summary>
    BuddyOverlaps,

    /// <summary>Somebody stands in on those days already.</summary>
    CoverOverlaps,

    /// <summary>Somebody stands in on those days already: {0}, in the days {1}.</summary>
    CoverOverlapsWith,

    /// <summary>An absence of which none of the students was chosen.</summary>
    NoStudentChosen,

    /// <summary>Who stands in is somebody else than the supervisor.</summary>
    CoverIsSupervisor,

    /// <summary>A buddy period lasts fewer than one or more than {0} weeks.</summary>
    BuddyWeeksOutOfRange,

    /// <summary>A student's placements together take more than five days a week.</summary>
    TooManyDaysPerWeek,

    /// <summary>The student has a placement at that school in that period already.</summary>
    PlacementOverlaps,

    /// <summary>There is a supervision in that period of the placement already.</summary>
    SupervisionOverlaps,

    /// <summary>There is a supervision in that period of the placement already: of {0}, in the days {1}.</summary>
    SupervisionOverlapsWith,

    /// <summary>The days of an absence in which the supervisor supervises none of these students.</summary>
    OutsideSupervision,

    /// <summary>A period lies outside the placement (or supervision) it belongs to.</summary>
    OutsidePlacement,

    /// <summary>A student cannot be his own buddy.</summary>
    BuddyIsStudent,

    /// <summary>A student cannot be his own supervisor.</summary>
    SupervisorIsStudent,

    /// <summary>School years of one partnership overlap.</summary>
    SchoolYearOverlaps,

    /// <summary>A session without the student it was with.</summary>
    StudentNotChosen,

    /// <summary>A session that was held lies in the future.</summary>
    MomentInFuture,

    /// <summary>A session that is planned lies in the past.</summary>
    MomentInPast,

    /// <summary>On that day the author was neither supervisor of this student nor stood in for her.</summary>
    MomentOutsideSupervision,

    /// <summary>The relation ended more than {0} days ago.</summary>
    LoggedTooLate,

    /// <summary>An informal talk without whom it was with.</summary>
    TalkPersonNotChosen,

    /// <summary>Nobody notes a talk with himself, nor asks himself for one.</summary>
    TalkWithSelf,

    /// <summary>A talk that was shown to whom it was with is not made a talk with somebody else.</summary>
    TalkShownToOther,

    /// <summary>Who asked to see talks was answered already.</summary>
    TalkRequestAnswered,

    /// <summary>The same was asked already and waits for an answer.</summary>
    TalkAlreadyAsked,

    /// <summary>A guide in which nothing is asked.</summary>
    GuideWithoutQuestions,

    /// <summary>A guide with more than {0} clusters, or more than {1} questions in one.</summary>
    GuideTooLong,

    /// <summary>An interview without whom it is with.</summary>
    IntervieweeNotChosen,

    /// <summary>Nobody interviews himself.</summary>
    InterviewWithSelf,

    /// <summary>The interview is not planned (any more).</summary>
    InterviewNotPlanned,

    /// <summary>The interview is not held yet, agreed on, withdrawn or called off: nothing changes in it.</summary>
    InterviewNotOpen,

    /// <summary>Nothing was noted that could be read.</summary>
    InterviewEmpty,

    /// <summary>Only an interview on which whom it was with agreed is anonymised.</summary>
    InterviewNotAgreed,

    /// <summary>A file is larger than what is kept.</summary>
    FileTooLarge,

    /// <summary>A file is not of a kind that is kept, or holds more than that.</summary>
    FileNotTaken,

    /// <summary>The files of a trajectory together are more than what is kept.</summary>
    TooManyFiles,

    /// <summary>Whom an interview was with has some days after agreeing in which it stays as it is.</summary>
    InterviewAnonymisedTooSoon,

    /// <summary>Whom the interview was with has nothing to read or agree to now.</summary>
    InterviewNotOffered,

    /// <summary>What was proposed was answered already.</summary>
    CorrectionAnswered,

    /// <summary>Minutes are below {0} or above {1}.</summary>
    MinutesOutOfRange,

    /// <summary>A direction does not lie between the learner's side and the supervisor's.</summary>
    DirectionOutOfRange,

    /// <summary>An intervention is counted less than once or more than {0} times.</summary>
    InterventionCountOutOfRange,

    /// <summary>More than {0} feedbacks in one session.</summary>
    TooManyFeedbacks,

    /// <summary>Feedback without what was seen.</summary>
    FeedbackNeedsSaw,

    /// <summary>Feedback without what it did.</summary>
    FeedbackNeedsDid,

    /// <summary>Feedback without a question to go on with.</summary>
    FeedbackNeedsQuestion,

    /// <summary>There is nothing in the session that the student could read.</summary>
    NothingToShare,

    /// <summary>The session is not planned (any more).</summary>
    SessionNotPlanned,

    /// <summary>The session has yet to be held.</summary>
    SessionNotHeld,

    /// <summary>The session is shared already: what the student reads changes by a correction.</summary>
    SessionAlreadyShared,

    /// <summary>The session is not shared (any more).</summary>
    SessionNotShared,

    /// <summary>The session was cancelled.</summary>
    SessionCancelled,

    /// <summary>Sharing was more than {0} minutes ago.</summary>
    TooLateToUndoSharing,

    /// <summary>A shift of meetings is undone within {0} minutes.</summary>
    UndoTooLate,

    /// <summary>The student has read it already.</summary>
    AlreadyRead,

    /// <summary>The correction says the same as the text.</summary>
    NothingChanged,

    /// <summary>A reply in which nothing is written.</summary>
    ReplyEmpty,

    /// <summary>A password has fewer than {0} characters.</summary>
    PasswordTooShort,

    /// <summary>A password has more than {0} characters.</summary>
    PasswordTooLong,

    /// <summary>A password is among the commonest, or is made of the owner's own name or address.</summary>
    PasswordTooCommon,

    /// <summary>The present password is not this one.</summary>
    PasswordWrong,

    /// <summary>Too many attempts to sign in went wrong on this network, or too many come at once.</summary>
    TooManyAttempts,

    /// <summary>The account is somebody else's, or somebody else, in this partnership already.</summary>
    AccountTakenInPartnership,

    /// <summary>Another file of this partnership is being imported: {0}, chosen by {1}.</summary>
    ImportAlreadyRunning,

    /// <summary>The server imports as many files as it can at once.</summary>
    ImportTooBusy,

    /// <summary>The file was taken back already.</summary>
    ImportTakenBack,

    /// <summary>A file is taken back within {0} hours.</summary>
    ImportTooLongAgo,

    /// <summary>Something that the file made is in use by now.</summary>
    ImportInUse,

    /// <summary>Somebody else in the partnership has this e-mail address.</summary>
    EmailTaken,

    /// <summary>Somebody else in the partnership has this number.</summary>
    NumberTaken,

    /// <summary>Another school, team, institute or school year at this place has that name.</summary>
    NameTaken,

    /// <summary>Places of an opportunity are below one or above {0}.</summary>
    PlacesOutOfRange,

    /// <summary>An opportunity would have fewer places than the {0} that are taken.</summary>
    FewerPlacesThanTaken,

    /// <summary>All places of an opportunity are taken.</summary>
    PlacesTaken,

    /// <summary>An opportunity is closed, or its last day has passed.</summary>
    OpportunityClosed,

    /// <summary>An opportunity would stand open for more than a year.</summary>
    OpenTooLong,

    /// <summary>The student chose this opportunity already.</summary>
    AlreadyChosen,

    /// <summary>The student withdrew his choice.</summary>
    ChoiceWithdrawn,

    /// <summary>The student looked back on his choice already.</summary>
    AlreadyLookedBack,

    /// <summary>What is planned lies before today.</summary>
    PlannedBeforeToday,

    /// <summary>What is planned lies after the opportunity's last day, {0}.</summary>
    PlannedAfterLastDay,

    /// <summary>The student looks back on what is yet to come.</summary>
    LookBackTooEarly,

    /// <summary>Both chose the same opportunity.</summary>
    MergeSameOpportunity,

    /// <summary>Wishes are given while a round stands open.</summary>
    RoundNotOpen,

    /// <summary>Pairs are made when a round has closed, once.</summary>
    RoundNotClosed,

    /// <summary>Pairs are decided on when they were proposed, once.</summary>
    RoundNotProposed,

    /// <summary>A supervisor has room for none to {0} students.</summary>
    StudentPlacesOutOfRange,

    /// <summary>Who decides otherwise than was proposed says why.</summary>
    DecisionNeedsReason,

    /// <summary>Both take part in the same round of mutual choice.</summary>
    MergeSameRound,

    /// <summary>Nobody supervises the student in this, or not any more, so there is nobody to share with.</summary>
    NobodySupervises,

    /// <summary>What is to be kept to oneself again is not shared.</summary>
    NotShared,

    /// <summary>A block of a timetable ends ({1}) before it begins ({0}).</summary>
    BlockEndsBeforeItBegins,

    /// <summary>A timetable would hold nothing: no block is filled in, or the calendar has nothing from today on.</summary>
    TimetableEmpty,

    /// <summary>A calendar holds more than a timetable has.</summary>
    TimetableTooLarge,

    /// <summary>A timetable lasts no longer than the next school year, until {0}.</summary>
    TimetableTooLong,

    /// <summary>What was given as a timetable is no calendar that can be read.</summary>
    TimetableUnreadable,

    /// <summary>More blocks on one day of the week than {0}.</summary>
    TooManyBlocks,

    /// <summary>The student or the supervisor would read a klik signal about the two of them.</summary>
    KlikHandlerIsParty,

    /// <summary>The author has an open klik signal about this supervision already.</summary>
    KlikOpenAlready,

    /// <summary>The klik signal is closed.</summary>
    KlikClosed,

    /// <summary>The klik signal was taken up already.</summary>
    KlikTakenUp,

    /// <summary>One decides on a klik signal after having talked.</summary>
    KlikNotInConversation,

    /// <summary>The klik signal is not decided on.</summary>
    KlikNotDecided,

    /// <summary>The student was transferred, which is not undone here.</summary>
    KlikTransferred,

    /// <summary>Who decides on a transfer does not take over the student.</summary>
    KlikHandlerTakesOver,

    /// <summary>The student would be transferred to who supervises already.</summary>
    SameSupervisor,

    /// <summary>The placement has no day left for another supervisor.</summary>
    PlacementEndsToday,

    /// <summary>{0} supervises {1} students and said to have room for {2}.</summary>
    SupervisorIsFull,

    /// <summary>A school names at least {0} handlers.</summary>
    KlikTooFewHandlers,

    /// <summary>A handler is a school educator or supervisor of that school.</summary>
    NotAKlikHandler,

    /// <summary>A confidential counsellor can be reached by telephone or by mail.</summary>
    CounsellorUnreachable,

    /// <summary>A learning question that is closed does not change any more.</summary>
    QuestionClosed,

    /// <summary>A learning question that is open is not taken up again.</summary>
    QuestionOpen,

    /// <summary>An experiment that was looked back on, or let go, is not tried any more.</summary>
    ExperimentOver,

    /// <summary>A day to look back lies more than a year ahead.</summary>
    LookBackTooFar,

    /// <summary>Somebody may read along for a year at most.</summary>
    GrantTooLong,

    /// <summary>Somebody reads along already in these days.</summary>
    GrantOverlaps,

    /// <summary>In the night that the clock jumps, this time is there never or twice.</summary>
    ClockJumps,

    /// <summary>No moment is chosen.</summary>
    MomentNotChosen,

    /// <summary>What is to be moved is there already.</summary>
    MomentUnchanged,

    /// <summary>A DOI that cannot be one.</summary>
    DoiInvalid,

    /// <summary>An ISBN whose digits do not go together.</summary>
    IsbnInvalid,

    /// <summary>A web address that cannot be one.</summary>
    WebAddressInvalid,

    /// <summary>The student has this source already.</summary>
    SourceTaken,

    /// <summary>The student left this source already.</summary>
    SourceLeft,
    /// <summary>A link of a calendar is an https address without a name, password or port in it.</summary>
    LinkNotAllowed,

    /// <summary>The link of a calendar gave none.</summary>
    LinkUnreachable,

    /// <summary>A dot in the square needs both taps.</summary>
    TapMissing,

    /// <summary>One's way of coaching is shared with a trainer of a trajectory in which one takes part.</summary>
    NotYourTrainer,

    /// <summary>A way of coaching is shared for at most a year at a time.</summary>
    ShareTooLong,

    /// <summary>This trainer sees one's way of coaching in these days already.</summary>
    GrantHolds,

    /// <summary>Attendance is marked from {0} minutes before a meeting begins.</summary>
    AttendanceTooEarly,

    /// <summary>After the day of a meeting only its trainer still marks attendance.</summary>
    AttendanceTooLate,

    /// <summary>The topics of this meeting are gathered no more.</summary>
    TopicsClosed,

    /// <summary>Somebody chose as many topics for a meeting as he can.</summary>
    VotesSpent,

    /// <summary>Somebody who wants more has his answer already.</summary>
    RequestAnswered,

    /// <summary>There is no answer yet to share.</summary>
    RequestOpen,

    /// <summary>A return session comes back to an earlier meeting.</summary>
    NotEarlier,

    /// <summary>Somebody who looks back answers each of its questions.</summary>
    EvaluationIncomplete,

    /// <summary>There is something to look back on once a trajectory has begun.</summary>
    EvaluationTooEarly,

    /// <summary>A list in a template has more than {0} lines, or more than that many meetings or activities.</summary>
    TooManyLines,

    /// <summary>A meeting of a template falls before its first day, or more than {0} weeks after it.</summary>
    WeeksOutOfRange,

    /// <summary>There is no newer version of the template than the one that the trajectory keeps.</summary>
    NoNewerVersion,

    /// <summary>An announcement stands for a school year at most.</summary>
    AnnouncementTooLong,

    /// <summary>An announcement or procedure was taken back.</summary>
    PostingEnded,

    /// <summary>In a text lists and quotations lie too deep in each other.</summary>
    TextTooDeep,
}
