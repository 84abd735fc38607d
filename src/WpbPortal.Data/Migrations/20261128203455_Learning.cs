using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WpbPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Learning : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "question_id",
                table: "agenda_item",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "learning_question",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    student_id = table.Column<Guid>(type: "uuid", nullable: false),
                    wording = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    worded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    shared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    brought = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_learning_question", x => new { x.partnership_id, x.id });
                    table.UniqueConstraint("ak_learning_question_partnership_id_id_student_id", x => new { x.partnership_id, x.id, x.student_id });
                    table.CheckConstraint("ck_learning_question_closed", "closed_at is null or brought is not null");
                    table.ForeignKey(
                        name: "fk_learning_question_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_learning_question_person_partnership_id_student_id",
                        columns: x => new { x.partnership_id, x.student_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid or (shared_at is not null and exists (select from supervision coaching where coaching.partnership_id = learning_question.partnership_id and coaching.student_id = learning_question.student_id and coaching.ended_at is null\n    and coaching.starts_on <= nullif(current_setting('app.today', true), '')::date and (coaching.ends_on is null or coaching.ends_on >= nullif(current_setting('app.today', true), '')::date)\n    and (coaching.supervisor_id = nullif(current_setting('app.person_id', true), '')::uuid\n        or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = nullif(current_setting('app.person_id', true), '')::uuid\n            and away.ended_at is null and away.starts_on <= nullif(current_setting('app.today', true), '')::date and (away.ends_on is null or away.ends_on >= nullif(current_setting('app.today', true), '')::date)))))")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateTable(
                name: "experiment",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    student_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    look_back_on = table.Column<DateOnly>(type: "date", nullable: false),
                    question_id = table.Column<Guid>(type: "uuid", nullable: true),
                    feedback_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<int>(type: "integer", nullable: false),
                    begun_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    how_it_went = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    looked_back_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    shared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_experiment", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_experiment_looked_back", "state <> 2 or how_it_went is not null");
                    table.ForeignKey(
                        name: "fk_experiment_feedback_partnership_id_feedback_id",
                        columns: x => new { x.partnership_id, x.feedback_id },
                        principalTable: "feedback",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_experiment_learning_question_partnership_id_question_id",
                        columns: x => new { x.partnership_id, x.question_id },
                        principalTable: "learning_question",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_experiment_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_experiment_person_partnership_id_student_id",
                        columns: x => new { x.partnership_id, x.student_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid or (shared_at is not null and exists (select from supervision coaching where coaching.partnership_id = experiment.partnership_id and coaching.student_id = experiment.student_id and coaching.ended_at is null\n    and coaching.starts_on <= nullif(current_setting('app.today', true), '')::date and (coaching.ends_on is null or coaching.ends_on >= nullif(current_setting('app.today', true), '')::date)\n    and (coaching.supervisor_id = nullif(current_setting('app.person_id', true), '')::uuid\n        or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = nullif(current_setting('app.person_id', true), '')::uuid\n            and away.ended_at is null and away.starts_on <= nullif(current_setting('app.today', true), '')::date and (away.ends_on is null or away.ends_on >= nullif(current_setting('app.today', true), '')::date)))))")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateTable(
                name: "question_version",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    question_id = table.Column<Guid>(type: "uuid", nullable: false),
                    student_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    wording = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    worded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    replaced_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_question_version", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_question_version_learning_question_partnership_id_question_",
                        columns: x => new { x.partnership_id, x.question_id, x.student_id },
                        principalTable: "learning_question",
                        principalColumns: new[] { "partnership_id", "id", "student_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_question_version_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:AppendOnly", "true")
                .Annotation("Wpb:Readers", "exists (select from learning_question whole where whole.partnership_id = question_version.partnership_id and whole.id = question_id)")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateIndex(
                name: "ix_agenda_item_partnership_id_question_id",
                table: "agenda_item",
                columns: new[] { "partnership_id", "question_id" });

            migrationBuilder.CreateIndex(
                name: "ix_experiment_partnership_id_feedback_id",
                table: "experiment",
                columns: new[] { "partnership_id", "feedback_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_experiment_partnership_id_question_id",
                table: "experiment",
                columns: new[] { "partnership_id", "question_id" });

            migrationBuilder.CreateIndex(
                name: "ix_experiment_partnership_id_student_id_begun_at",
                table: "experiment",
                columns: new[] { "partnership_id", "student_id", "begun_at" },
                descending: new[] { false, false, true });

            migrationBuilder.CreateIndex(
                name: "ix_learning_question_partnership_id_student_id_asked_at",
                table: "learning_question",
                columns: new[] { "partnership_id", "student_id", "asked_at" },
                descending: new[] { false, false, true });

            migrationBuilder.CreateIndex(
                name: "ix_question_version_partnership_id_question_id_student_id",
                table: "question_version",
                columns: new[] { "partnership_id", "question_id", "student_id" });

            migrationBuilder.CreateIndex(
                name: "ix_question_version_partnership_id_question_id_version",
                table: "question_version",
                columns: new[] { "partnership_id", "question_id", "version" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_agenda_item_learning_question_partnership_id_question_id",
                table: "agenda_item",
                columns: new[] { "partnership_id", "question_id" },
                principalTable: "learning_question",
                principalColumns: new[] { "partnership_id", "id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_agenda_item_learning_question_partnership_id_question_id",
                table: "agenda_item");

            migrationBuilder.DropTable(
                name: "experiment");

            migrationBuilder.DropTable(
                name: "question_version");

            migrationBuilder.DropTable(
                name: "learning_question");

            migrationBuilder.DropIndex(
                name: "ix_agenda_item_partnership_id_question_id",
                table: "agenda_item");

            migrationBuilder.DropColumn(
                name: "question_id",
                table: "agenda_item");
        }
    }
}
