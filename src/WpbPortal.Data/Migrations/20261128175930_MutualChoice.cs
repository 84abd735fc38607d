using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WpbPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class MutualChoice : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "choice_round",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    team_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    seed = table.Column<long>(type: "bigint", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closes_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reminders = table.Column<int>(type: "integer", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_choice_round", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_choice_round_closes", "closes_at > opened_at");
                    table.ForeignKey(
                        name: "fk_choice_round_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_choice_round_person_partnership_id_decided_by_id",
                        columns: x => new { x.partnership_id, x.decided_by_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_choice_round_teams_partnership_id_school_id_team_id",
                        columns: x => new { x.partnership_id, x.school_id, x.team_id },
                        principalTable: "team",
                        principalColumns: new[] { "partnership_id", "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "nullif(current_setting('app.person_id', true), '')::uuid is null or exists (select from role_assignment held where held.person_id = nullif(current_setting('app.person_id', true), '')::uuid and held.ended_at is null\n    and held.role = 3 and (held.school_id is null or held.school_id = choice_round.school_id)\n    and held.starts_on <= nullif(current_setting('app.today', true), '')::date and (held.ends_on is null or held.ends_on >= nullif(current_setting('app.today', true), '')::date))");

            migrationBuilder.CreateTable(
                name: "choice_seat",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    side = table.Column<int>(type: "integer", nullable: false),
                    placement_id = table.Column<Guid>(type: "uuid", nullable: true),
                    places = table.Column<int>(type: "integer", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_choice_seat", x => new { x.partnership_id, x.id });
                    table.UniqueConstraint("ak_choice_seat_partnership_id_round_id_person_id", x => new { x.partnership_id, x.round_id, x.person_id });
                    table.CheckConstraint("ck_choice_seat_places", "places between 0 and 9");
                    table.CheckConstraint("ck_choice_seat_side", "(side = 1) = (placement_id is not null)");
                    table.ForeignKey(
                        name: "fk_choice_seat_choice_round_partnership_id_round_id",
                        columns: x => new { x.partnership_id, x.round_id },
                        principalTable: "choice_round",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_choice_seat_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_choice_seat_person_partnership_id_person_id",
                        columns: x => new { x.partnership_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_choice_seat_placements_partnership_id_placement_id_person_id",
                        columns: x => new { x.partnership_id, x.placement_id, x.person_id },
                        principalTable: "placement",
                        principalColumns: new[] { "partnership_id", "id", "student_id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "nullif(current_setting('app.person_id', true), '')::uuid is null or person_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateTable(
                name: "match",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    placement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    student_id = table.Column<Guid>(type: "uuid", nullable: false),
                    supervisor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    left_over = table.Column<int>(type: "integer", nullable: true),
                    decided_supervisor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_match", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_match_left_over", "(supervisor_id is null) = (left_over is not null)");
                    table.ForeignKey(
                        name: "fk_match_choice_round_partnership_id_round_id",
                        columns: x => new { x.partnership_id, x.round_id },
                        principalTable: "choice_round",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_match_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_match_person_partnership_id_decided_supervisor_id",
                        columns: x => new { x.partnership_id, x.decided_supervisor_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_match_person_partnership_id_supervisor_id",
                        columns: x => new { x.partnership_id, x.supervisor_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_match_placements_partnership_id_placement_id_student_id",
                        columns: x => new { x.partnership_id, x.placement_id, x.student_id },
                        principalTable: "placement",
                        principalColumns: new[] { "partnership_id", "id", "student_id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "exists (select from role_assignment held where held.person_id = nullif(current_setting('app.person_id', true), '')::uuid and held.ended_at is null\n    and held.role = 3 and (held.school_id is null or held.school_id = match.school_id)\n    and held.starts_on <= nullif(current_setting('app.today', true), '')::date and (held.ends_on is null or held.ends_on >= nullif(current_setting('app.today', true), '')::date))")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "nullif(current_setting('app.person_id', true), '')::uuid is null or exists (select from role_assignment held where held.person_id = nullif(current_setting('app.person_id', true), '')::uuid and held.ended_at is null\n    and held.role = 3 and (held.school_id is null or held.school_id = match.school_id)\n    and held.starts_on <= nullif(current_setting('app.today', true), '')::date and (held.ends_on is null or held.ends_on >= nullif(current_setting('app.today', true), '')::date))");

            migrationBuilder.CreateTable(
                name: "preference",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    about_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rank = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_preference", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_preference_rank", "rank between 1 and 9");
                    table.CheckConstraint("ck_preference_two_people", "author_id <> about_id");
                    table.ForeignKey(
                        name: "fk_preference_choice_seat_partnership_id_round_id_about_id",
                        columns: x => new { x.partnership_id, x.round_id, x.about_id },
                        principalTable: "choice_seat",
                        principalColumns: new[] { "partnership_id", "round_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_preference_choice_seat_partnership_id_round_id_author_id",
                        columns: x => new { x.partnership_id, x.round_id, x.author_id },
                        principalTable: "choice_seat",
                        principalColumns: new[] { "partnership_id", "round_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_preference_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid and not exists (select from choice_round round where round.partnership_id = preference.partnership_id and round.id = preference.round_id and round.state <> 1)");

            migrationBuilder.CreateIndex(
                name: "ix_choice_round_partnership_id_decided_by_id",
                table: "choice_round",
                columns: new[] { "partnership_id", "decided_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_choice_round_partnership_id_school_id_team_id",
                table: "choice_round",
                columns: new[] { "partnership_id", "school_id", "team_id" });

            migrationBuilder.CreateIndex(
                name: "ix_choice_round_partnership_id_team_id",
                table: "choice_round",
                columns: new[] { "partnership_id", "team_id" },
                unique: true,
                filter: "state = 1");

            migrationBuilder.CreateIndex(
                name: "ix_choice_seat_partnership_id_person_id",
                table: "choice_seat",
                columns: new[] { "partnership_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_choice_seat_partnership_id_placement_id_person_id",
                table: "choice_seat",
                columns: new[] { "partnership_id", "placement_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_match_partnership_id_decided_supervisor_id",
                table: "match",
                columns: new[] { "partnership_id", "decided_supervisor_id" });

            migrationBuilder.CreateIndex(
                name: "ix_match_partnership_id_placement_id_student_id",
                table: "match",
                columns: new[] { "partnership_id", "placement_id", "student_id" });

            migrationBuilder.CreateIndex(
                name: "ix_match_partnership_id_round_id_placement_id",
                table: "match",
                columns: new[] { "partnership_id", "round_id", "placement_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_match_partnership_id_supervisor_id",
                table: "match",
                columns: new[] { "partnership_id", "supervisor_id" });

            migrationBuilder.CreateIndex(
                name: "ix_preference_partnership_id_round_id_about_id",
                table: "preference",
                columns: new[] { "partnership_id", "round_id", "about_id" });

            migrationBuilder.CreateIndex(
                name: "ix_preference_partnership_id_round_id_author_id_about_id",
                table: "preference",
                columns: new[] { "partnership_id", "round_id", "author_id", "about_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "match");

            migrationBuilder.DropTable(
                name: "preference");

            migrationBuilder.DropTable(
                name: "choice_seat");

            migrationBuilder.DropTable(
                name: "choice_round");
        }
    }
}
