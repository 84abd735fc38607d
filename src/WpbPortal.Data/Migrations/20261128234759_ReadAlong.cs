using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WpbPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class ReadAlong : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "student_grant",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    student_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reader_id = table.Column<Guid>(type: "uuid", nullable: false),
                    parts = table.Column<int[]>(type: "integer[]", nullable: false),
                    given_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_student_grant", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_student_grant_period", "ends_on is null or ends_on >= starts_on");
                    table.CheckConstraint("ck_student_grant_whole", "cardinality(parts) > 0 and ends_on is not null and reader_id <> student_id");
                    table.ForeignKey(
                        name: "fk_student_grant_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_student_grant_person_partnership_id_reader_id",
                        columns: x => new { x.partnership_id, x.reader_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_student_grant_person_partnership_id_student_id",
                        columns: x => new { x.partnership_id, x.student_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Exclusion:ex_student_grant", "EXCLUDE USING gist (partnership_id WITH =, student_id WITH =, reader_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&) WHERE (ended_at is null)")
                .Annotation("Wpb:Readers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid or reader_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateIndex(
                name: "ix_student_grant_partnership_id_reader_id",
                table: "student_grant",
                columns: new[] { "partnership_id", "reader_id" });

            migrationBuilder.CreateIndex(
                name: "ix_student_grant_partnership_id_student_id",
                table: "student_grant",
                columns: new[] { "partnership_id", "student_id" });

            migrationBuilder.AlterTable(
                name: "session_content")
                .Annotation("Wpb:Readers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid or (shared_at is not null and (student_id = nullif(current_setting('app.person_id', true), '')::uuid or exists (select from student_grant granted where granted.partnership_id = session_content.partnership_id and granted.student_id = session_content.student_id and granted.reader_id = nullif(current_setting('app.person_id', true), '')::uuid\n    and granted.ended_at is null and granted.starts_on <= nullif(current_setting('app.today', true), '')::date and granted.ends_on >= nullif(current_setting('app.today', true), '')::date and 1 = any (granted.parts))))")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .OldAnnotation("Wpb:Readers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid or (student_id = nullif(current_setting('app.person_id', true), '')::uuid and shared_at is not null)")
                .OldAnnotation("Wpb:Tenant", "partnership_id")
                .OldAnnotation("Wpb:Writers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.AlterTable(
                name: "learning_question")
                .Annotation("Wpb:Readers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid or (shared_at is not null and (exists (select from supervision coaching where coaching.partnership_id = learning_question.partnership_id and coaching.student_id = learning_question.student_id and coaching.ended_at is null\n    and coaching.starts_on <= nullif(current_setting('app.today', true), '')::date and (coaching.ends_on is null or coaching.ends_on >= nullif(current_setting('app.today', true), '')::date)\n    and (coaching.supervisor_id = nullif(current_setting('app.person_id', true), '')::uuid\n        or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = nullif(current_setting('app.person_id', true), '')::uuid\n            and away.ended_at is null and away.starts_on <= nullif(current_setting('app.today', true), '')::date and (away.ends_on is null or away.ends_on >= nullif(current_setting('app.today', true), '')::date)))) or exists (select from student_grant granted where granted.partnership_id = learning_question.partnership_id and granted.student_id = learning_question.student_id and granted.reader_id = nullif(current_setting('app.person_id', true), '')::uuid\n    and granted.ended_at is null and granted.starts_on <= nullif(current_setting('app.today', true), '')::date and granted.ends_on >= nullif(current_setting('app.today', true), '')::date and 2 = any (granted.parts))))")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .OldAnnotation("Wpb:Readers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid or (shared_at is not null and exists (select from supervision coaching where coaching.partnership_id = learning_question.partnership_id and coaching.student_id = learning_question.student_id and coaching.ended_at is null\n    and coaching.starts_on <= nullif(current_setting('app.today', true), '')::date and (coaching.ends_on is null or coaching.ends_on >= nullif(current_setting('app.today', true), '')::date)\n    and (coaching.supervisor_id = nullif(current_setting('app.person_id', true), '')::uuid\n        or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = nullif(current_setting('app.person_id', true), '')::uuid\n            and away.ended_at is null and away.starts_on <= nullif(current_setting('app.today', true), '')::date and (away.ends_on is null or away.ends_on >= nullif(current_setting('app.today', true), '')::date)))))")
                .OldAnnotation("Wpb:Tenant", "partnership_id")
                .OldAnnotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.AlterTable(
                name: "feedback_reply")
                .Annotation("Wpb:Readers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid or author_id = nullif(current_setting('app.person_id', true), '')::uuid or exists (select from student_grant granted where granted.partnership_id = feedback_reply.partnership_id and granted.student_id = feedback_reply.student_id and granted.reader_id = nullif(current_setting('app.person_id', true), '')::uuid\n    and granted.ended_at is null and granted.starts_on <= nullif(current_setting('app.today', true), '')::date and granted.ends_on >= nullif(current_setting('app.today', true), '')::date and 1 = any (granted.parts))")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .OldAnnotation("Wpb:Readers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid or author_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .OldAnnotation("Wpb:Tenant", "partnership_id")
                .OldAnnotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.AlterTable(
                name: "feedback")
                .Annotation("Wpb:Readers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid or (shared_at is not null and (student_id = nullif(current_setting('app.person_id', true), '')::uuid or exists (select from student_grant granted where granted.partnership_id = feedback.partnership_id and granted.student_id = feedback.student_id and granted.reader_id = nullif(current_setting('app.person_id', true), '')::uuid\n    and granted.ended_at is null and granted.starts_on <= nullif(current_setting('app.today', true), '')::date and granted.ends_on >= nullif(current_setting('app.today', true), '')::date and 1 = any (granted.parts))))")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .OldAnnotation("Wpb:Readers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid or (student_id = nullif(current_setting('app.person_id', true), '')::uuid and shared_at is not null)")
                .OldAnnotation("Wpb:Tenant", "partnership_id")
                .OldAnnotation("Wpb:Writers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.AlterTable(
                name: "experiment")
                .Annotation("Wpb:Readers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid or (shared_at is not null and (exists (select from supervision coaching where coaching.partnership_id = experiment.partnership_id and coaching.student_id = experiment.student_id and coaching.ended_at is null\n    and coaching.starts_on <= nullif(current_setting('app.today', true), '')::date and (coaching.ends_on is null or coaching.ends_on >= nullif(current_setting('app.today', true), '')::date)\n    and (coaching.supervisor_id = nullif(current_setting('app.person_id', true), '')::uuid\n        or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = nullif(current_setting('app.person_id', true), '')::uuid\n            and away.ended_at is null and away.starts_on <= nullif(current_setting('app.today', true), '')::date and (away.ends_on is null or away.ends_on >= nullif(current_setting('app.today', true), '')::date)))) or exists (select from student_grant granted where granted.partnership_id = experiment.partnership_id and granted.student_id = experiment.student_id and granted.reader_id = nullif(current_setting('app.person_id', true), '')::uuid\n    and granted.ended_at is null and granted.starts_on <= nullif(current_setting('app.today', true), '')::date and granted.ends_on >= nullif(current_setting('app.today', true), '')::date and 2 = any (granted.parts))))")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .OldAnnotation("Wpb:Readers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid or (shared_at is not null and exists (select from supervision coaching where coaching.partnership_id = experiment.partnership_id and coaching.student_id = experiment.student_id and coaching.ended_at is null\n    and coaching.starts_on <= nullif(current_setting('app.today', true), '')::date and (coaching.ends_on is null or coaching.ends_on >= nullif(current_setting('app.today', true), '')::date)\n    and (coaching.supervisor_id = nullif(current_setting('app.person_id', true), '')::uuid\n        or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = nullif(current_setting('app.person_id', true), '')::uuid\n            and away.ended_at is null and away.starts_on <= nullif(current_setting('app.today', true), '')::date and (away.ends_on is null or away.ends_on >= nullif(current_setting('app.today', true), '')::date)))))")
                .OldAnnotation("Wpb:Tenant", "partnership_id")
                .OldAnnotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.AlterTable(
                name: "dominant_theme")
                .Annotation("Wpb:Readers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid or (shared_at is not null and (exists (select from supervision coaching where coaching.partnership_id = dominant_theme.partnership_id and coaching.student_id = dominant_theme.student_id and coaching.ended_at is null\n    and coaching.starts_on <= nullif(current_setting('app.today', true), '')::date and (coaching.ends_on is null or coaching.ends_on >= nullif(current_setting('app.today', true), '')::date)\n    and (coaching.supervisor_id = nullif(current_setting('app.person_id', true), '')::uuid\n        or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = nullif(current_setting('app.person_id', true), '')::uuid\n            and away.ended_at is null and away.starts_on <= nullif(current_setting('app.today', true), '')::date and (away.ends_on is null or away.ends_on >= nullif(current_setting('app.today', true), '')::date)))) or exists (select from student_grant granted where granted.partnership_id = dominant_theme.partnership_id and granted.student_id = dominant_theme.student_id and granted.reader_id = nullif(current_setting('app.person_id', true), '')::uuid\n    and granted.ended_at is null and granted.starts_on <= nullif(current_setting('app.today', true), '')::date and granted.ends_on >= nullif(current_setting('app.today', true), '')::date and 2 = any (granted.parts))))")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .OldAnnotation("Wpb:Readers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid or (shared_at is not null and exists (select from supervision coaching where coaching.partnership_id = dominant_theme.partnership_id and coaching.student_id = dominant_theme.student_id and coaching.ended_at is null\n    and coaching.starts_on <= nullif(current_setting('app.today', true), '')::date and (coaching.ends_on is null or coaching.ends_on >= nullif(current_setting('app.today', true), '')::date)\n    and (coaching.supervisor_id = nullif(current_setting('app.person_id', true), '')::uuid\n        or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = nullif(current_setting('app.person_id', true), '')::uuid\n            and away.ended_at is null and away.starts_on <= nullif(current_setting('app.today', true), '')::date and (away.ends_on is null or away.ends_on >= nullif(current_setting('app.today', true), '')::date)))))")
                .OldAnnotation("Wpb:Tenant", "partnership_id")
                .OldAnnotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.AlterTable(
                name: "agenda_item")
                .Annotation("Wpb:Readers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid or (shared_at is not null and (exists (select from student_grant granted where granted.partnership_id = agenda_item.partnership_id and granted.student_id = agenda_item.student_id and granted.reader_id = nullif(current_setting('app.person_id', true), '')::uuid\n    and granted.ended_at is null and granted.starts_on <= nullif(current_setting('app.today', true), '')::date and granted.ends_on >= nullif(current_setting('app.today', true), '')::date and 2 = any (granted.parts)) or exists (select from supervision coaching where coaching.partnership_id = agenda_item.partnership_id\n    and coaching.id = agenda_item.supervision_id and coaching.student_id = agenda_item.student_id and coaching.ended_at is null\n    and coaching.starts_on <= nullif(current_setting('app.today', true), '')::date and (coaching.ends_on is null or coaching.ends_on >= nullif(current_setting('app.today', true), '')::date)\n    and (coaching.supervisor_id = nullif(current_setting('app.person_id', true), '')::uuid\n        or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = nullif(current_setting('app.person_id', true), '')::uuid\n            and away.ended_at is null and away.starts_on <= nullif(current_setting('app.today', true), '')::date and (away.ends_on is null or away.ends_on >= nullif(current_setting('app.today', true), '')::date))))))")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .OldAnnotation("Wpb:Readers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid or (shared_at is not null and exists (select from supervision coaching where coaching.partnership_id = agenda_item.partnership_id\n    and coaching.id = agenda_item.supervision_id and coaching.student_id = agenda_item.student_id and coaching.ended_at is null\n    and coaching.starts_on <= nullif(current_setting('app.today', true), '')::date and (coaching.ends_on is null or coaching.ends_on >= nullif(current_setting('app.today', true), '')::date)\n    and (coaching.supervisor_id = nullif(current_setting('app.person_id', true), '')::uuid\n        or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = nullif(current_setting('app.person_id', true), '')::uuid\n            and away.ended_at is null and away.starts_on <= nullif(current_setting('app.today', true), '')::date and (away.ends_on is null or away.ends_on >= nullif(current_setting('app.today', true), '')::date)))))")
                .OldAnnotation("Wpb:Tenant", "partnership_id")
                .OldAnnotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterTable(
                name: "session_content")
                .Annotation("Wpb:Readers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid or (student_id = nullif(current_setting('app.person_id', true), '')::uuid and shared_at is not null)")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .OldAnnotation("Wpb:Readers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid or (shared_at is not null and (student_id = nullif(current_setting('app.person_id', true), '')::uuid or exists (select from student_grant granted where granted.partnership_id = session_content.partnership_id and granted.student_id = session_content.student_id and granted.reader_id = nullif(current_setting('app.person_id', true), '')::uuid\n    and granted.ended_at is null and granted.starts_on <= nullif(current_setting('app.today', true), '')::date and granted.ends_on >= nullif(current_setting('app.today', true), '')::date and 1 = any (granted.parts))))")
                .OldAnnotation("Wpb:Tenant", "partnership_id")
                .OldAnnotation("Wpb:Writers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.AlterTable(
                name: "learning_question")
                .Annotation("Wpb:Readers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid or (shared_at is not null and exists (select from supervision coaching where coaching.partnership_id = learning_question.partnership_id and coaching.student_id = learning_question.student_id and coaching.ended_at is null\n    and coaching.starts_on <= nullif(current_setting('app.today', true), '')::date and (coaching.ends_on is null or coaching.ends_on >= nullif(current_setting('app.today', true), '')::date)\n    and (coaching.supervisor_id = nullif(current_setting('app.person_id', true), '')::uuid\n        or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = nullif(current_setting('app.person_id', true), '')::uuid\n            and away.ended_at is null and away.starts_on <= nullif(current_setting('app.today', true), '')::date and (away.ends_on is null or away.ends_on >= nullif(current_setting('app.today', true), '')::date)))))")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .OldAnnotation("Wpb:Readers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid or (shared_at is not null and (exists (select from supervision coaching where coaching.partnership_id = learning_question.partnership_id and coaching.student_id = learning_question.student_id and coaching.ended_at is null\n    and coaching.starts_on <= nullif(current_setting('app.today', true), '')::date and (coaching.ends_on is null or coaching.ends_on >= nullif(current_setting('app.today', true), '')::date)\n    and (coaching.supervisor_id = nullif(current_setting('app.person_id', true), '')::uuid\n        or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = nullif(current_setting('app.person_id', true), '')::uuid\n            and away.ended_at is null and away.starts_on <= nullif(current_setting('app.today', true), '')::date and (away.ends_on is null or away.ends_on >= nullif(current_setting('app.today', true), '')::date)))) or exists (select from student_grant granted where granted.partnership_id = learning_question.partnership_id and granted.student_id = learning_question.student_id and granted.reader_id = nullif(current_setting('app.person_id', true), '')::uuid\n    and granted.ended_at is null and granted.starts_on <= nullif(current_setting('app.today', true), '')::date and granted.ends_on >= nullif(current_setting('app.today', true), '')::date and 2 = any (granted.parts))))")
                .OldAnnotation("Wpb:Tenant", "partnership_id")
                .OldAnnotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.AlterTable(
                name: "feedback_reply")
                .Annotation("Wpb:Readers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid or author_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .OldAnnotation("Wpb:Readers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid or author_id = nullif(current_setting('app.person_id', true), '')::uuid or exists (select from student_grant granted where granted.partnership_id = feedback_reply.partnership_id and granted.student_id = feedback_reply.student_id and granted.reader_id = nullif(current_setting('app.person_id', true), '')::uuid\n    and granted.ended_at is null and granted.starts_on <= nullif(current_setting('app.today', true), '')::date and granted.ends_on >= nullif(current_setting('app.today', true), '')::date and 1 = any (granted.parts))")
                .OldAnnotation("Wpb:Tenant", "partnership_id")
                .OldAnnotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.AlterTable(
                name: "feedback")
                .Annotation("Wpb:Readers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid or (student_id = nullif(current_setting('app.person_id', true), '')::uuid and shared_at is not null)")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .OldAnnotation("Wpb:Readers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid or (shared_at is not null and (student_id = nullif(current_setting('app.person_id', true), '')::uuid or exists (select from student_grant granted where granted.partnership_id = feedback.partnership_id and granted.student_id = feedback.student_id and granted.reader_id = nullif(current_setting('app.person_id', true), '')::uuid\n    and granted.ended_at is null and granted.starts_on <= nullif(current_setting('app.today', true), '')::date and granted.ends_on >= nullif(current_setting('app.today', true), '')::date and 1 = any (granted.parts))))")
                .OldAnnotation("Wpb:Tenant", "partnership_id")
                .OldAnnotation("Wpb:Writers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.AlterTable(
                name: "experiment")
                .Annotation("Wpb:Readers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid or (shared_at is not null and exists (select from supervision coaching where coaching.partnership_id = experiment.partnership_id and coaching.student_id = experiment.student_id and coaching.ended_at is null\n    and coaching.starts_on <= nullif(current_setting('app.today', true), '')::date and (coaching.ends_on is null or coaching.ends_on >= nullif(current_setting('app.today', true), '')::date)\n    and (coaching.supervisor_id = nullif(current_setting('app.person_id', true), '')::uuid\n        or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = nullif(current_setting('app.person_id', true), '')::uuid\n            and away.ended_at is null and away.starts_on <= nullif(current_setting('app.today', true), '')::date and (away.ends_on is null or away.ends_on >= nullif(current_setting('app.today', true), '')::date)))))")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .OldAnnotation("Wpb:Readers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid or (shared_at is not null and (exists (select from supervision coaching where coaching.partnership_id = experiment.partnership_id and coaching.student_id = experiment.student_id and coaching.ended_at is null\n    and coaching.starts_on <= nullif(current_setting('app.today', true), '')::date and (coaching.ends_on is null or coaching.ends_on >= nullif(current_setting('app.today', true), '')::date)\n    and (coaching.supervisor_id = nullif(current_setting('app.person_id', true), '')::uuid\n        or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = nullif(current_setting('app.person_id', true), '')::uuid\n            and away.ended_at is null and away.starts_on <= nullif(current_setting('app.today', true), '')::date and (away.ends_on is null or away.ends_on >= nullif(current_setting('app.today', true), '')::date)))) or exists (select from student_grant granted where granted.partnership_id = experiment.partnership_id and granted.student_id = experiment.student_id and granted.reader_id = nullif(current_setting('app.person_id', true), '')::uuid\n    and granted.ended_at is null and granted.starts_on <= nullif(current_setting('app.today', true), '')::date and granted.ends_on >= nullif(current_setting('app.today', true), '')::date and 2 = any (granted.parts))))")
                .OldAnnotation("Wpb:Tenant", "partnership_id")
                .OldAnnotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.AlterTable(
                name: "dominant_theme")
                .Annotation("Wpb:Readers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid or (shared_at is not null and exists (select from supervision coaching where coaching.partnership_id = dominant_theme.partnership_id and coaching.student_id = dominant_theme.student_id and coaching.ended_at is null\n    and coaching.starts_on <= nullif(current_setting('app.today', true), '')::date and (coaching.ends_on is null or coaching.ends_on >= nullif(current_setting('app.today', true), '')::date)\n    and (coaching.supervisor_id = nullif(current_setting('app.person_id', true), '')::uuid\n        or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = nullif(current_setting('app.person_id', true), '')::uuid\n            and away.ended_at is null and away.starts_on <= nullif(current_setting('app.today', true), '')::date and (away.ends_on is null or away.ends_on >= nullif(current_setting('app.today', true), '')::date)))))")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .OldAnnotation("Wpb:Readers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid or (shared_at is not null and (exists (select from supervision coaching where coaching.partnership_id = dominant_theme.partnership_id and coaching.student_id = dominant_theme.student_id and coaching.ended_at is null\n    and coaching.starts_on <= nullif(current_setting('app.today', true), '')::date and (coaching.ends_on is null or coaching.ends_on >= nullif(current_setting('app.today', true), '')::date)\n    and (coaching.supervisor_id = nullif(current_setting('app.person_id', true), '')::uuid\n        or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = nullif(current_setting('app.person_id', true), '')::uuid\n            and away.ended_at is null and away.starts_on <= nullif(current_setting('app.today', true), '')::date and (away.ends_on is null or away.ends_on >= nullif(current_setting('app.today', true), '')::date)))) or exists (select from student_grant granted where granted.partnership_id = dominant_theme.partnership_id and granted.student_id = dominant_theme.student_id and granted.reader_id = nullif(current_setting('app.person_id', true), '')::uuid\n    and granted.ended_at is null and granted.starts_on <= nullif(current_setting('app.today', true), '')::date and granted.ends_on >= nullif(current_setting('app.today', true), '')::date and 2 = any (granted.parts))))")
                .OldAnnotation("Wpb:Tenant", "partnership_id")
                .OldAnnotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.AlterTable(
                name: "agenda_item")
                .Annotation("Wpb:Readers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid or (shared_at is not null and exists (select from supervision coaching where coaching.partnership_id = agenda_item.partnership_id\n    and coaching.id = agenda_item.supervision_id and coaching.student_id = agenda_item.student_id and coaching.ended_at is null\n    and coaching.starts_on <= nullif(current_setting('app.today', true), '')::date and (coaching.ends_on is null or coaching.ends_on >= nullif(current_setting('app.today', true), '')::date)\n    and (coaching.supervisor_id = nullif(current_setting('app.person_id', true), '')::uuid\n        or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = nullif(current_setting('app.person_id', true), '')::uuid\n            and away.ended_at is null and away.starts_on <= nullif(current_setting('app.today', true), '')::date and (away.ends_on is null or away.ends_on >= nullif(current_setting('app.today', true), '')::date)))))")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .OldAnnotation("Wpb:Readers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid or (shared_at is not null and (exists (select from student_grant granted where granted.partnership_id = agenda_item.partnership_id and granted.student_id = agenda_item.student_id and granted.reader_id = nullif(current_setting('app.person_id', true), '')::uuid\n    and granted.ended_at is null and granted.starts_on <= nullif(current_setting('app.today', true), '')::date and granted.ends_on >= nullif(current_setting('app.today', true), '')::date and 2 = any (granted.parts)) or exists (select from supervision coaching where coaching.partnership_id = agenda_item.partnership_id\n    and coaching.id = agenda_item.supervision_id and coaching.student_id = agenda_item.student_id and coaching.ended_at is null\n    and coaching.starts_on <= nullif(current_setting('app.today', true), '')::date and (coaching.ends_on is null or coaching.ends_on >= nullif(current_setting('app.today', true), '')::date)\n    and (coaching.supervisor_id = nullif(current_setting('app.person_id', true), '')::uuid\n        or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = nullif(current_setting('app.person_id', true), '')::uuid\n            and away.ended_at is null and away.starts_on <= nullif(current_setting('app.today', true), '')::date and (away.ends_on is null or away.ends_on >= nullif(current_setting('app.today', true), '')::date))))))")
                .OldAnnotation("Wpb:Tenant", "partnership_id")
                .OldAnnotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.DropTable(
                name: "student_grant");
        }
    }
}
