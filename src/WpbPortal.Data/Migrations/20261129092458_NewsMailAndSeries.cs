using System;
using Microsoft.EntityFrameworkCore.Migrations;
using WpbPortal.Data.Database;

#nullable disable

namespace WpbPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class NewsMailAndSeries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_mailed",
                table: "posting",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddSearchColumn("posting", ["title", "text"]);

            migrationBuilder.AddColumn<Guid>(
                name: "meeting_id",
                table: "interview",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "meeting_id",
                table: "informal_talk",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "question_on_table",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    question_id = table.Column<Guid>(type: "uuid", nullable: false),
                    trajectory_id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    laid_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_question_on_table", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_question_on_table_meeting_partnership_id_meeting_id",
                        columns: x => new { x.partnership_id, x.meeting_id },
                        principalTable: "meeting",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_question_on_table_participant_question_partnership_id_quest",
                        columns: x => new { x.partnership_id, x.question_id },
                        principalTable: "participant_question",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_question_on_table_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_question_on_table_person_partnership_id_laid_by_id",
                        columns: x => new { x.partnership_id, x.laid_by_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_question_on_table_person_partnership_id_person_id",
                        columns: x => new { x.partnership_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_question_on_table_trajectory_partnership_id_trajectory_id",
                        columns: x => new { x.partnership_id, x.trajectory_id },
                        principalTable: "trajectory",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:AppendOnly", "true")
                .Annotation("Wpb:Readers", "person_id = nullif(current_setting('app.person_id', true), '')::uuid or exists (select from participant_question whole where whole.partnership_id = question_on_table.partnership_id and whole.id = question_on_table.question_id)")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "laid_by_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateIndex(
                name: "ix_interview_partnership_id_meeting_id",
                table: "interview",
                columns: new[] { "partnership_id", "meeting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_informal_talk_partnership_id_meeting_id",
                table: "informal_talk",
                columns: new[] { "partnership_id", "meeting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_coaching_session_partnership_id_at",
                table: "coaching_session",
                columns: new[] { "partnership_id", "at" },
                filter: "state = 1");

            migrationBuilder.CreateIndex(
                name: "ix_question_on_table_partnership_id_laid_by_id",
                table: "question_on_table",
                columns: new[] { "partnership_id", "laid_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_question_on_table_partnership_id_meeting_id_question_id",
                table: "question_on_table",
                columns: new[] { "partnership_id", "meeting_id", "question_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_question_on_table_partnership_id_person_id",
                table: "question_on_table",
                columns: new[] { "partnership_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_question_on_table_partnership_id_question_id",
                table: "question_on_table",
                columns: new[] { "partnership_id", "question_id" });

            migrationBuilder.CreateIndex(
                name: "ix_question_on_table_partnership_id_trajectory_id",
                table: "question_on_table",
                columns: new[] { "partnership_id", "trajectory_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_informal_talk_meeting_partnership_id_meeting_id",
                table: "informal_talk",
                columns: new[] { "partnership_id", "meeting_id" },
                principalTable: "meeting",
                principalColumns: new[] { "partnership_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_interview_meeting_partnership_id_meeting_id",
                table: "interview",
                columns: new[] { "partnership_id", "meeting_id" },
                principalTable: "meeting",
                principalColumns: new[] { "partnership_id", "id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("alter table posting drop column search");

            migrationBuilder.DropForeignKey(
                name: "fk_informal_talk_meeting_partnership_id_meeting_id",
                table: "informal_talk");

            migrationBuilder.DropForeignKey(
                name: "fk_interview_meeting_partnership_id_meeting_id",
                table: "interview");

            migrationBuilder.DropTable(
                name: "question_on_table");

            migrationBuilder.DropIndex(
                name: "ix_interview_partnership_id_meeting_id",
                table: "interview");

            migrationBuilder.DropIndex(
                name: "ix_informal_talk_partnership_id_meeting_id",
                table: "informal_talk");

            migrationBuilder.DropIndex(
                name: "ix_coaching_session_partnership_id_at",
                table: "coaching_session");

            migrationBuilder.DropColumn(
                name: "is_mailed",
                table: "posting");

            migrationBuilder.DropColumn(
                name: "meeting_id",
                table: "interview");

            migrationBuilder.DropColumn(
                name: "meeting_id",
                table: "informal_talk");
        }
    }
}
