using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WpbPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Interviews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "interview_guide",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    made_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    latest_number = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_interview_guide", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_interview_guide_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_interview_guide_person_partnership_id_made_by_id",
                        columns: x => new { x.partnership_id, x.made_by_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "guide_version",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    guide_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<string>(type: "jsonb", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guide_version", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_guide_version_interview_guide_partnership_id_guide_id",
                        columns: x => new { x.partnership_id, x.guide_id },
                        principalTable: "interview_guide",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_guide_version_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:AppendOnly", "true")
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "interview",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    interviewer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    interviewee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    guide_id = table.Column<Guid>(type: "uuid", nullable: true),
                    guide_number = table.Column<int>(type: "integer", nullable: false),
                    guide = table.Column<string>(type: "jsonb", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    place = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    offered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    agreed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_interview", x => new { x.partnership_id, x.id });
                    table.UniqueConstraint("ak_interviews_partnership_id_id_interviewer_id_interviewee_id", x => new { x.partnership_id, x.id, x.interviewer_id, x.interviewee_id });
                    table.CheckConstraint("ck_interview_two", "interviewer_id <> interviewee_id");
                    table.ForeignKey(
                        name: "fk_interview_interview_guide_partnership_id_guide_id",
                        columns: x => new { x.partnership_id, x.guide_id },
                        principalTable: "interview_guide",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_interview_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_interview_person_partnership_id_interviewee_id",
                        columns: x => new { x.partnership_id, x.interviewee_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_interview_person_partnership_id_interviewer_id",
                        columns: x => new { x.partnership_id, x.interviewer_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "interviewer_id = nullif(current_setting('app.person_id', true), '')::uuid or interviewee_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "interviewer_id = nullif(current_setting('app.person_id', true), '')::uuid or interviewee_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateTable(
                name: "interview_correction",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    interview_id = table.Column<Guid>(type: "uuid", nullable: false),
                    interviewer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    interviewee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answer = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_interview_correction", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_interview_correction_interviews_partnership_id_interview_id",
                        columns: x => new { x.partnership_id, x.interview_id, x.interviewer_id, x.interviewee_id },
                        principalTable: "interview",
                        principalColumns: new[] { "partnership_id", "id", "interviewer_id", "interviewee_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_interview_correction_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "interviewer_id = nullif(current_setting('app.person_id', true), '')::uuid or interviewee_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "interviewer_id = nullif(current_setting('app.person_id', true), '')::uuid or interviewee_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateTable(
                name: "interview_text",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    interview_id = table.Column<Guid>(type: "uuid", nullable: false),
                    interviewer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    interviewee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    question = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_interview_text", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_interview_text_interview_partnership_id_interview_id_interv",
                        columns: x => new { x.partnership_id, x.interview_id, x.interviewer_id, x.interviewee_id },
                        principalTable: "interview",
                        principalColumns: new[] { "partnership_id", "id", "interviewer_id", "interviewee_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_interview_text_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "interviewer_id = nullif(current_setting('app.person_id', true), '')::uuid or (interviewee_id = nullif(current_setting('app.person_id', true), '')::uuid and exists (select from interview whole where whole.partnership_id = interview_text.partnership_id and whole.id = interview_id\n    and whole.state in (3, 4)))")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "interviewer_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateIndex(
                name: "ix_guide_version_partnership_id_guide_id_number",
                table: "guide_version",
                columns: new[] { "partnership_id", "guide_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_interview_partnership_id_guide_id",
                table: "interview",
                columns: new[] { "partnership_id", "guide_id" });

            migrationBuilder.CreateIndex(
                name: "ix_interview_partnership_id_interviewee_id_at",
                table: "interview",
                columns: new[] { "partnership_id", "interviewee_id", "at" },
                descending: new[] { false, false, true });

            migrationBuilder.CreateIndex(
                name: "ix_interview_partnership_id_interviewer_id_at",
                table: "interview",
                columns: new[] { "partnership_id", "interviewer_id", "at" },
                descending: new[] { false, false, true });

            migrationBuilder.CreateIndex(
                name: "ix_interview_correction_partnership_id_interview_id_interviewe",
                table: "interview_correction",
                columns: new[] { "partnership_id", "interview_id", "interviewer_id", "interviewee_id" });

            migrationBuilder.CreateIndex(
                name: "ix_interview_correction_partnership_id_interview_id_proposed_at",
                table: "interview_correction",
                columns: new[] { "partnership_id", "interview_id", "proposed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_interview_guide_partnership_id_made_by_id",
                table: "interview_guide",
                columns: new[] { "partnership_id", "made_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_interview_text_partnership_id_interview_id_interviewer_id_i",
                table: "interview_text",
                columns: new[] { "partnership_id", "interview_id", "interviewer_id", "interviewee_id" });

            migrationBuilder.CreateIndex(
                name: "ix_interview_text_partnership_id_interview_id_question",
                table: "interview_text",
                columns: new[] { "partnership_id", "interview_id", "question" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "guide_version");

            migrationBuilder.DropTable(
                name: "interview_correction");

            migrationBuilder.DropTable(
                name: "interview_text");

            migrationBuilder.DropTable(
                name: "interview");

            migrationBuilder.DropTable(
                name: "interview_guide");
        }
    }
}
