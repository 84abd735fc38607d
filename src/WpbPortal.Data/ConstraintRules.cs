using Microsoft.EntityFrameworkCore;
using Npgsql;
using WpbPortal.Domain;

namespace WpbPortal.Data;

/// <summary>Which rule stands behind a constraint of the database, so that whoever loses a race hears why.</summary>
public static class ConstraintRules
{
    private static readonly Dictionary<string, Rule> ByName = new()
    {
        ["ex_placement_school"] = Rule.PlacementOverlaps,
        ["ex_supervision_placement"] = Rule.SupervisionOverlaps,
        ["ex_buddy_placement"] = Rule.BuddyOverlaps,
        ["ex_cover_supervision"] = Rule.CoverOverlaps,
        ["ex_role_assignment_place"] = Rule.RoleOverlaps,
        ["ex_student_grant"] = Rule.GrantOverlaps,
        ["ex_institute_guidance"] = Rule.GuidanceOverlaps,
        ["ex_coaching_grant"] = Rule.GrantHolds,
        ["ex_school_year_period"] = Rule.SchoolYearOverlaps,
        ["ix_person_partnership_id_email"] = Rule.EmailTaken,
        ["ix_person_partnership_id_number"] = Rule.NumberTaken,
        ["ix_school_partnership_id_name"] = Rule.NameTaken,
        ["ix_team_partnership_id_school_id_name"] = Rule.NameTaken,
        ["ix_institute_partnership_id_name"] = Rule.NameTaken,
        ["ix_school_year_partnership_id_name"] = Rule.NameTaken,
        // Somebody else wrote the next version: look at it first.
        ["ix_team_agreement_partnership_id_team_id_version"] = Rule.ChangedMeanwhile,
        ["ix_facilitation_partnership_id_supervision_id"] = Rule.ChangedMeanwhile,
        ["ix_opportunity_choice_partnership_id_opportunity_id_student_id"] = Rule.AlreadyChosen,
        // The other node, or the same click twice, was first.
        ["uq_meeting_activity_place"] = Rule.ChangedMeanwhile,
        ["ix_choice_round_partnership_id_team_id"] = Rule.ChangedMeanwhile,
        ["ix_preference_partnership_id_round_id_author_id_about_id"] = Rule.ChangedMeanwhile,
        ["ix_match_partnership_id_round_id_placement_id"] = Rule.ChangedMeanwhile,
        ["ix_klik_signal_partnership_id_supervision_id_author_id"] = Rule.KlikOpenAlready,
        ["ix_klik_handler_partnership_id_school_id_person_id"] = Rule.ChangedMeanwhile,
        ["ix_school_counsellor_partnership_id_school_id"] = Rule.ChangedMeanwhile,
        ["ix_template_version_partnership_id_template_id_number"] = Rule.ChangedMeanwhile,
        ["ix_guide_version_partnership_id_guide_id_number"] = Rule.ChangedMeanwhile,
        ["ix_interview_text_partnership_id_interview_id_question"] = Rule.ChangedMeanwhile,
        ["ix_talk_request_partnership_id_asker_id_author_id"] = Rule.TalkAlreadyAsked,
        // Two windows, or the same click twice.
        ["ix_topic_vote_partnership_id_topic_id_person_id"] = Rule.ChangedMeanwhile,
        ["ix_topic_vote_partnership_id_meeting_id_person_id_number"] = Rule.ChangedMeanwhile,
        ["ix_topic_list_partnership_id_meeting_id"] = Rule.ChangedMeanwhile,
        ["ix_question_invitation_partnership_id_trajectory_id_person_id"] = Rule.ChangedMeanwhile,
        ["ix_take_along_partnership_id_meeting_id_person_id"] = Rule.ChangedMeanwhile,
        ["ix_meeting_account_partnership_id_meeting_id"] = Rule.ChangedMeanwhile,
        ["ix_evaluation_partnership_id_trajectory_id_person_id"] = Rule.ChangedMeanwhile,
        ["ix_evaluation_invitation_partnership_id_trajectory_id_person_id"] = Rule.ChangedMeanwhile,
        ["ix_trajectory_look_back_partnership_id_trajectory_id"] = Rule.ChangedMeanwhile,
        [Mappings.ParticipationMapping.OnePerPerson] = Rule.AlreadyInvited,
    };

    /// <summary>The rule that was broken, or null when the exception is something else.</summary>
    public static Rule? Of(Exception exception) => exception switch
    {
        DbUpdateConcurrencyException => Rule.ChangedMeanwhile,
        DbUpdateException { InnerException: PostgresException inner } => Of(inner),
        // What may go well the next time, such as two who waited for each other, comes wrapped once more.
        InvalidOperationException { InnerException: (DbUpdateException or PostgresException) and var inner } => Of(inner),
        PostgresException { SqlState: PostgresErrorCodes.ExclusionViolation or PostgresErrorCodes.UniqueViolation } broken =>
            ByName.TryGetValue(broken.ConstraintName ?? "", out var rule) ? rule : Rule.AlreadyExists,
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => Rule.ChangedMeanwhile,
        _ => null,
    };
}
