using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WpbPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Opportunities : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "opportunity",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    team_id = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_of_team = table.Column<bool>(type: "boolean", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    description = table.Column<string>(type: "character varying(1500)", maxLength: 1500, nullable: true),
                    timing = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    places = table.Column<int>(type: "integer", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opportunity", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_opportunity_places", "places between 1 and 50");
                    table.ForeignKey(
                        name: "fk_opportunity_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_opportunity_person_partnership_id_opened_by_id",
                        columns: x => new { x.partnership_id, x.opened_by_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_opportunity_school_partnership_id_school_id",
                        columns: x => new { x.partnership_id, x.school_id },
                        principalTable: "school",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_opportunity_teams_partnership_id_school_id_team_id",
                        columns: x => new { x.partnership_id, x.school_id, x.team_id },
                        principalTable: "team",
                        principalColumns: new[] { "partnership_id", "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "opportunity_choice",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    opportunity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    student_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    chosen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    planned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opportunity_choice", x => new { x.partnership_id, x.id });
                    table.UniqueConstraint("ak_opportunity_choice_partnership_id_id_student_id", x => new { x.partnership_id, x.id, x.student_id });
                    table.CheckConstraint("ck_opportunity_choice_planned", "state <> 2 or planned_at is not null");
                    table.ForeignKey(
                        name: "fk_opportunity_choice_opportunity_partnership_id_opportunity_id",
                        columns: x => new { x.partnership_id, x.opportunity_id },
                        principalTable: "opportunity",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_opportunity_choice_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_opportunity_choice_person_partnership_id_student_id",
                        columns: x => new { x.partnership_id, x.student_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateTable(
                name: "opportunity_look_back",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    student_id = table.Column<Guid>(type: "uuid", nullable: false),
                    shared_with_id = table.Column<Guid>(type: "uuid", nullable: true),
                    saw = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    takes_along = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opportunity_look_back", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_opportunity_look_back_opportunity_choice_partnership_id_id_",
                        columns: x => new { x.partnership_id, x.id, x.student_id },
                        principalTable: "opportunity_choice",
                        principalColumns: new[] { "partnership_id", "id", "student_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_opportunity_look_back_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_opportunity_look_back_person_partnership_id_shared_with_id",
                        columns: x => new { x.partnership_id, x.shared_with_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid or (shared_with_id = nullif(current_setting('app.person_id', true), '')::uuid and exists (select from supervision coaching where coaching.partnership_id = opportunity_look_back.partnership_id\n    and coaching.student_id = opportunity_look_back.student_id and coaching.supervisor_id = nullif(current_setting('app.person_id', true), '')::uuid and coaching.ended_at is null\n    and coaching.starts_on <= nullif(current_setting('app.today', true), '')::date and (coaching.ends_on is null or coaching.ends_on >= nullif(current_setting('app.today', true), '')::date)))")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateIndex(
                name: "ix_opportunity_partnership_id_opened_by_id",
                table: "opportunity",
                columns: new[] { "partnership_id", "opened_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_opportunity_partnership_id_school_id_last_day",
                table: "opportunity",
                columns: new[] { "partnership_id", "school_id", "last_day" });

            migrationBuilder.CreateIndex(
                name: "ix_opportunity_partnership_id_school_id_team_id",
                table: "opportunity",
                columns: new[] { "partnership_id", "school_id", "team_id" });

            migrationBuilder.CreateIndex(
                name: "ix_opportunity_choice_partnership_id_opportunity_id_student_id",
                table: "opportunity_choice",
                columns: new[] { "partnership_id", "opportunity_id", "student_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_opportunity_choice_partnership_id_student_id",
                table: "opportunity_choice",
                columns: new[] { "partnership_id", "student_id" });

            migrationBuilder.CreateIndex(
                name: "ix_opportunity_look_back_partnership_id_id_student_id",
                table: "opportunity_look_back",
                columns: new[] { "partnership_id", "id", "student_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_opportunity_look_back_partnership_id_shared_with_id_written",
                table: "opportunity_look_back",
                columns: new[] { "partnership_id", "shared_with_id", "written_at" },
                descending: new[] { false, false, true });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "opportunity_look_back");

            migrationBuilder.DropTable(
                name: "opportunity_choice");

            migrationBuilder.DropTable(
                name: "opportunity");
        }
    }
}
