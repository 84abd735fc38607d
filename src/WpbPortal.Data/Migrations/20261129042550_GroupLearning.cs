using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WpbPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class GroupLearning : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "meeting_account",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    trajectory_id = table.Column<Guid>(type: "uuid", nullable: false),
                    about = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    done = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    written_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    earlier_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meeting_account", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_meeting_account_meeting_partnership_id_earlier_id",
                        columns: x => new { x.partnership_id, x.earlier_id },
                        principalTable: "meeting",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_meeting_account_meeting_partnership_id_meeting_id",
                        columns: x => new { x.partnership_id, x.meeting_id },
                        principalTable: "meeting",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_meeting_account_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_meeting_account_person_partnership_id_written_by_id",
                        columns: x => new { x.partnership_id, x.written_by_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_meeting_account_trajectory_partnership_id_trajectory_id",
                        columns: x => new { x.partnership_id, x.trajectory_id },
                        principalTable: "trajectory",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "exists (select from trajectory_trainer training where training.partnership_id = meeting_account.partnership_id and training.trajectory_id = meeting_account.trajectory_id and training.person_id = nullif(current_setting('app.person_id', true), '')::uuid) or exists (select from participation fellow where fellow.partnership_id = meeting_account.partnership_id and fellow.trajectory_id = meeting_account.trajectory_id\n    and fellow.person_id = nullif(current_setting('app.person_id', true), '')::uuid and fellow.state = 2)")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "written_by_id = nullif(current_setting('app.person_id', true), '')::uuid or exists (select from trajectory_trainer training where training.partnership_id = meeting_account.partnership_id and training.trajectory_id = meeting_account.trajectory_id and training.person_id = nullif(current_setting('app.person_id', true), '')::uuid)");

            migrationBuilder.CreateTable(
                name: "meeting_topic",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    trajectory_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    words = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    taken_over_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meeting_topic", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_meeting_topic_meeting_partnership_id_meeting_id",
                        columns: x => new { x.partnership_id, x.meeting_id },
                        principalTable: "meeting",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_meeting_topic_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_meeting_topic_person_partnership_id_proposed_by_id",
                        columns: x => new { x.partnership_id, x.proposed_by_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_meeting_topic_trajectory_partnership_id_trajectory_id",
                        columns: x => new { x.partnership_id, x.trajectory_id },
                        principalTable: "trajectory",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "exists (select from participation fellow where fellow.partnership_id = meeting_topic.partnership_id and fellow.trajectory_id = meeting_topic.trajectory_id\n    and fellow.person_id = nullif(current_setting('app.person_id', true), '')::uuid and fellow.state = 2) or exists (select from trajectory_trainer training where training.partnership_id = meeting_topic.partnership_id and training.trajectory_id = meeting_topic.trajectory_id and training.person_id = nullif(current_setting('app.person_id', true), '')::uuid)")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "proposed_by_id = nullif(current_setting('app.person_id', true), '')::uuid or exists (select from trajectory_trainer training where training.partnership_id = meeting_topic.partnership_id and training.trajectory_id = meeting_topic.trajectory_id and training.person_id = nullif(current_setting('app.person_id', true), '')::uuid)");

            migrationBuilder.CreateTable(
                name: "participant_question",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    participation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    trajectory_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    wording = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    worded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: true),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    readers = table.Column<int>(type: "integer", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    brought = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_participant_question", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_participant_question_closed", "closed_at is null or brought is not null");
                    table.ForeignKey(
                        name: "fk_participant_question_meeting_partnership_id_meeting_id",
                        columns: x => new { x.partnership_id, x.meeting_id },
                        principalTable: "meeting",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_participant_question_participation_partnership_id_participa",
                        columns: x => new { x.partnership_id, x.participation_id },
                        principalTable: "participation",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_participant_question_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_participant_question_person_partnership_id_person_id",
                        columns: x => new { x.partnership_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_participant_question_trajectory_partnership_id_trajectory_id",
                        columns: x => new { x.partnership_id, x.trajectory_id },
                        principalTable: "trajectory",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "person_id = nullif(current_setting('app.person_id', true), '')::uuid or (exists (select from participation asking where asking.partnership_id = participant_question.partnership_id\n        and asking.id = participant_question.participation_id and asking.state = 2)\n    and (exists (select from trajectory_trainer training where training.partnership_id = participant_question.partnership_id and training.trajectory_id = participant_question.trajectory_id and training.person_id = nullif(current_setting('app.person_id', true), '')::uuid) or (readers = 2 and exists (select from participation fellow where fellow.partnership_id = participant_question.partnership_id and fellow.trajectory_id = participant_question.trajectory_id\n    and fellow.person_id = nullif(current_setting('app.person_id', true), '')::uuid and fellow.state = 2))))")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "person_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateTable(
                name: "question_invitation",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    trajectory_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_question_invitation", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_question_invitation_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_question_invitation_person_partnership_id_person_id",
                        columns: x => new { x.partnership_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_question_invitation_trajectory_partnership_id_trajectory_id",
                        columns: x => new { x.partnership_id, x.trajectory_id },
                        principalTable: "trajectory",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:AppendOnly", "true")
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "source_request",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    trajectory_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    about = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    wish = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    answer = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    kind = table.Column<int>(type: "integer", nullable: true),
                    reference = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    answered_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_source_request", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_source_request_answered", "answered_at is null or (answered_by_id is not null and num_nonnulls(answer, reference) > 0)");
                    table.ForeignKey(
                        name: "fk_source_request_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_source_request_person_partnership_id_answered_by_id",
                        columns: x => new { x.partnership_id, x.answered_by_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_source_request_person_partnership_id_asked_by_id",
                        columns: x => new { x.partnership_id, x.asked_by_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_source_request_trajectory_partnership_id_trajectory_id",
                        columns: x => new { x.partnership_id, x.trajectory_id },
                        principalTable: "trajectory",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "asked_by_id = nullif(current_setting('app.person_id', true), '')::uuid or exists (select from trajectory_trainer training where training.partnership_id = source_request.partnership_id and training.trajectory_id = source_request.trajectory_id and training.person_id = nullif(current_setting('app.person_id', true), '')::uuid)")
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "take_along",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    participation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    trajectory_id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    words = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    shared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    said_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_take_along", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_take_along_meeting_partnership_id_meeting_id",
                        columns: x => new { x.partnership_id, x.meeting_id },
                        principalTable: "meeting",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_take_along_participation_partnership_id_participation_id",
                        columns: x => new { x.partnership_id, x.participation_id },
                        principalTable: "participation",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_take_along_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_take_along_person_partnership_id_person_id",
                        columns: x => new { x.partnership_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_take_along_trajectory_partnership_id_trajectory_id",
                        columns: x => new { x.partnership_id, x.trajectory_id },
                        principalTable: "trajectory",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "person_id = nullif(current_setting('app.person_id', true), '')::uuid or (shared_at is not null and (exists (select from trajectory_trainer training where training.partnership_id = take_along.partnership_id and training.trajectory_id = take_along.trajectory_id and training.person_id = nullif(current_setting('app.person_id', true), '')::uuid) or exists (select from participation fellow where fellow.partnership_id = take_along.partnership_id and fellow.trajectory_id = take_along.trajectory_id\n    and fellow.person_id = nullif(current_setting('app.person_id', true), '')::uuid and fellow.state = 2)))")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "person_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateTable(
                name: "topic_list",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    trajectory_id = table.Column<Guid>(type: "uuid", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_topic_list", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_topic_list_meeting_partnership_id_meeting_id",
                        columns: x => new { x.partnership_id, x.meeting_id },
                        principalTable: "meeting",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_topic_list_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_topic_list_trajectory_partnership_id_trajectory_id",
                        columns: x => new { x.partnership_id, x.trajectory_id },
                        principalTable: "trajectory",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "trajectory_source",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    trajectory_id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: true),
                    added_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    reference = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trajectory_source", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_trajectory_source_meeting_partnership_id_meeting_id",
                        columns: x => new { x.partnership_id, x.meeting_id },
                        principalTable: "meeting",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_trajectory_source_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_trajectory_source_person_partnership_id_added_by_id",
                        columns: x => new { x.partnership_id, x.added_by_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_trajectory_source_trajectory_partnership_id_trajectory_id",
                        columns: x => new { x.partnership_id, x.trajectory_id },
                        principalTable: "trajectory",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "topic_vote",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    topic_id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    trajectory_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_topic_vote", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_topic_vote_number", "number between 1 and 3");
                    table.ForeignKey(
                        name: "fk_topic_vote_meeting_partnership_id_meeting_id",
                        columns: x => new { x.partnership_id, x.meeting_id },
                        principalTable: "meeting",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_topic_vote_meeting_topic_partnership_id_topic_id",
                        columns: x => new { x.partnership_id, x.topic_id },
                        principalTable: "meeting_topic",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_topic_vote_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_topic_vote_person_partnership_id_person_id",
                        columns: x => new { x.partnership_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_topic_vote_trajectory_partnership_id_trajectory_id",
                        columns: x => new { x.partnership_id, x.trajectory_id },
                        principalTable: "trajectory",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "person_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "participant_step",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    question_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    said = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_participant_step", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_participant_step_meeting_partnership_id_meeting_id",
                        columns: x => new { x.partnership_id, x.meeting_id },
                        principalTable: "meeting",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_participant_step_participant_question_partnership_id_questi",
                        columns: x => new { x.partnership_id, x.question_id },
                        principalTable: "participant_question",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_participant_step_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_participant_step_person_partnership_id_person_id",
                        columns: x => new { x.partnership_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:AppendOnly", "true")
                .Annotation("Wpb:Readers", "exists (select from participant_question whole where whole.partnership_id = participant_step.partnership_id and whole.id = participant_step.question_id)")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "person_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateTable(
                name: "participant_wording",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    question_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    wording = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    worded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: true),
                    replaced_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_participant_wording", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_participant_wording_meeting_partnership_id_meeting_id",
                        columns: x => new { x.partnership_id, x.meeting_id },
                        principalTable: "meeting",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_participant_wording_participant_question_partnership_id_que",
                        columns: x => new { x.partnership_id, x.question_id },
                        principalTable: "participant_question",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_participant_wording_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_participant_wording_person_partnership_id_person_id",
                        columns: x => new { x.partnership_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:AppendOnly", "true")
                .Annotation("Wpb:Readers", "exists (select from participant_question whole where whole.partnership_id = participant_wording.partnership_id and whole.id = participant_wording.question_id)")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "person_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateIndex(
                name: "ix_meeting_account_partnership_id_earlier_id",
                table: "meeting_account",
                columns: new[] { "partnership_id", "earlier_id" });

            migrationBuilder.CreateIndex(
                name: "ix_meeting_account_partnership_id_meeting_id",
                table: "meeting_account",
                columns: new[] { "partnership_id", "meeting_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_meeting_account_partnership_id_trajectory_id",
                table: "meeting_account",
                columns: new[] { "partnership_id", "trajectory_id" });

            migrationBuilder.CreateIndex(
                name: "ix_meeting_account_partnership_id_written_by_id",
                table: "meeting_account",
                columns: new[] { "partnership_id", "written_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_meeting_topic_partnership_id_meeting_id",
                table: "meeting_topic",
                columns: new[] { "partnership_id", "meeting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_meeting_topic_partnership_id_proposed_by_id",
                table: "meeting_topic",
                columns: new[] { "partnership_id", "proposed_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_meeting_topic_partnership_id_trajectory_id",
                table: "meeting_topic",
                columns: new[] { "partnership_id", "trajectory_id" });

            migrationBuilder.CreateIndex(
                name: "ix_participant_question_partnership_id_meeting_id",
                table: "participant_question",
                columns: new[] { "partnership_id", "meeting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_participant_question_partnership_id_participation_id",
                table: "participant_question",
                columns: new[] { "partnership_id", "participation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_participant_question_partnership_id_person_id",
                table: "participant_question",
                columns: new[] { "partnership_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_participant_question_partnership_id_trajectory_id_asked_at",
                table: "participant_question",
                columns: new[] { "partnership_id", "trajectory_id", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_participant_step_partnership_id_meeting_id",
                table: "participant_step",
                columns: new[] { "partnership_id", "meeting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_participant_step_partnership_id_person_id",
                table: "participant_step",
                columns: new[] { "partnership_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_participant_step_partnership_id_question_id_at",
                table: "participant_step",
                columns: new[] { "partnership_id", "question_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_participant_wording_partnership_id_meeting_id",
                table: "participant_wording",
                columns: new[] { "partnership_id", "meeting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_participant_wording_partnership_id_person_id",
                table: "participant_wording",
                columns: new[] { "partnership_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_participant_wording_partnership_id_question_id_version",
                table: "participant_wording",
                columns: new[] { "partnership_id", "question_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_question_invitation_partnership_id_person_id",
                table: "question_invitation",
                columns: new[] { "partnership_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_question_invitation_partnership_id_trajectory_id_person_id",
                table: "question_invitation",
                columns: new[] { "partnership_id", "trajectory_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_source_request_partnership_id_answered_by_id",
                table: "source_request",
                columns: new[] { "partnership_id", "answered_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_source_request_partnership_id_asked_by_id",
                table: "source_request",
                columns: new[] { "partnership_id", "asked_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_source_request_partnership_id_trajectory_id_asked_at",
                table: "source_request",
                columns: new[] { "partnership_id", "trajectory_id", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_take_along_partnership_id_meeting_id_person_id",
                table: "take_along",
                columns: new[] { "partnership_id", "meeting_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_take_along_partnership_id_participation_id",
                table: "take_along",
                columns: new[] { "partnership_id", "participation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_take_along_partnership_id_person_id",
                table: "take_along",
                columns: new[] { "partnership_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_take_along_partnership_id_trajectory_id",
                table: "take_along",
                columns: new[] { "partnership_id", "trajectory_id" });

            migrationBuilder.CreateIndex(
                name: "ix_topic_list_partnership_id_meeting_id",
                table: "topic_list",
                columns: new[] { "partnership_id", "meeting_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_topic_list_partnership_id_trajectory_id",
                table: "topic_list",
                columns: new[] { "partnership_id", "trajectory_id" });

            migrationBuilder.CreateIndex(
                name: "ix_topic_vote_partnership_id_meeting_id_person_id_number",
                table: "topic_vote",
                columns: new[] { "partnership_id", "meeting_id", "person_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_topic_vote_partnership_id_person_id",
                table: "topic_vote",
                columns: new[] { "partnership_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_topic_vote_partnership_id_topic_id_person_id",
                table: "topic_vote",
                columns: new[] { "partnership_id", "topic_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_topic_vote_partnership_id_trajectory_id",
                table: "topic_vote",
                columns: new[] { "partnership_id", "trajectory_id" });

            migrationBuilder.CreateIndex(
                name: "ix_trajectory_source_partnership_id_added_by_id",
                table: "trajectory_source",
                columns: new[] { "partnership_id", "added_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_trajectory_source_partnership_id_meeting_id",
                table: "trajectory_source",
                columns: new[] { "partnership_id", "meeting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_trajectory_source_partnership_id_trajectory_id",
                table: "trajectory_source",
                columns: new[] { "partnership_id", "trajectory_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "meeting_account");

            migrationBuilder.DropTable(
                name: "participant_step");

            migrationBuilder.DropTable(
                name: "participant_wording");

            migrationBuilder.DropTable(
                name: "question_invitation");

            migrationBuilder.DropTable(
                name: "source_request");

            migrationBuilder.DropTable(
                name: "take_along");

            migrationBuilder.DropTable(
                name: "topic_list");

            migrationBuilder.DropTable(
                name: "topic_vote");

            migrationBuilder.DropTable(
                name: "trajectory_source");

            migrationBuilder.DropTable(
                name: "participant_question");

            migrationBuilder.DropTable(
                name: "meeting_topic");
        }
    }
}
