using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WpbPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class SharedCare : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterTable(
                name: "cover")
                .Annotation("Wpb:Exclusion:ex_cover_supervision", "EXCLUDE USING gist (partnership_id WITH =, supervision_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&) WHERE (ended_at is null)")
                .Annotation("Wpb:Tenant", "partnership_id")
                .OldAnnotation("Wpb:Exclusion:ex_cover_supervision", "EXCLUDE USING gist (partnership_id WITH =, supervision_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&) WHERE (ended_at is null or (ended_at at time zone 'Europe/Amsterdam')::date >= starts_on)")
                .OldAnnotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.AlterTable(
                name: "coaching_session")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid and exists (select from supervision coaching where coaching.partnership_id = coaching_session.partnership_id\n    and coaching.id = coaching_session.supervision_id and coaching.student_id = coaching_session.student_id\n    and (coaching.supervisor_id = nullif(current_setting('app.person_id', true), '')::uuid\n        or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = nullif(current_setting('app.person_id', true), '')::uuid\n            and (away.ended_at is null or (away.ended_at at time zone 'Europe/Amsterdam')::date >= away.starts_on)\n            and away.starts_on <= (coaching_session.at at time zone 'Europe/Amsterdam')::date\n            and (away.ends_on is null or away.ends_on >= (coaching_session.at at time zone 'Europe/Amsterdam')::date))))")
                .OldAnnotation("Wpb:Tenant", "partnership_id")
                .OldAnnotation("Wpb:Writers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateTable(
                name: "team_agreement",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    team_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    written_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_team_agreement", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_team_agreement_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_team_agreement_person_partnership_id_written_by_id",
                        columns: x => new { x.partnership_id, x.written_by_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_team_agreement_teams_partnership_id_school_id_team_id",
                        columns: x => new { x.partnership_id, x.school_id, x.team_id },
                        principalTable: "team",
                        principalColumns: new[] { "partnership_id", "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:AppendOnly", "true")
                .Annotation("Wpb:Readers", "exists (select from role_assignment held where held.partnership_id = team_agreement.partnership_id and held.person_id = nullif(current_setting('app.person_id', true), '')::uuid and held.ended_at is null\n    and held.starts_on <= nullif(current_setting('app.today', true), '')::date and (held.ends_on is null or held.ends_on >= nullif(current_setting('app.today', true), '')::date)\n    and ((held.role = 2 and held.team_id = team_agreement.team_id) or (held.role = 3 and (held.school_id is null or held.school_id = team_agreement.school_id))))\nor exists (select from placement placed where placed.partnership_id = team_agreement.partnership_id and placed.team_id = team_agreement.team_id\n    and placed.ended_at is null and (placed.ends_on is null or placed.ends_on >= nullif(current_setting('app.today', true), '')::date)\n    and (placed.student_id = nullif(current_setting('app.person_id', true), '')::uuid\n        or exists (select from buddy_period buddy where buddy.partnership_id = placed.partnership_id and buddy.placement_id = placed.id and buddy.buddy_id = nullif(current_setting('app.person_id', true), '')::uuid\n            and buddy.starts_on <= nullif(current_setting('app.today', true), '')::date and (buddy.ends_on is null or buddy.ends_on >= nullif(current_setting('app.today', true), '')::date))\n        or exists (select from supervision coaching where coaching.partnership_id = placed.partnership_id and coaching.placement_id = placed.id and coaching.ended_at is null\n            and (coaching.ends_on is null or coaching.ends_on >= nullif(current_setting('app.today', true), '')::date)\n            and (coaching.supervisor_id = nullif(current_setting('app.person_id', true), '')::uuid\n                or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = nullif(current_setting('app.person_id', true), '')::uuid\n                    and away.ended_at is null and away.starts_on <= nullif(current_setting('app.today', true), '')::date and (away.ends_on is null or away.ends_on >= nullif(current_setting('app.today', true), '')::date))))))")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "written_by_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateIndex(
                name: "ix_team_agreement_partnership_id_school_id_team_id",
                table: "team_agreement",
                columns: new[] { "partnership_id", "school_id", "team_id" });

            migrationBuilder.CreateIndex(
                name: "ix_team_agreement_partnership_id_team_id_version",
                table: "team_agreement",
                columns: new[] { "partnership_id", "team_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_team_agreement_partnership_id_written_by_id",
                table: "team_agreement",
                columns: new[] { "partnership_id", "written_by_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "team_agreement");

            migrationBuilder.AlterTable(
                name: "cover")
                .Annotation("Wpb:Exclusion:ex_cover_supervision", "EXCLUDE USING gist (partnership_id WITH =, supervision_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&) WHERE (ended_at is null or (ended_at at time zone 'Europe/Amsterdam')::date >= starts_on)")
                .Annotation("Wpb:Tenant", "partnership_id")
                .OldAnnotation("Wpb:Exclusion:ex_cover_supervision", "EXCLUDE USING gist (partnership_id WITH =, supervision_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&) WHERE (ended_at is null)")
                .OldAnnotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.AlterTable(
                name: "coaching_session")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .OldAnnotation("Wpb:Tenant", "partnership_id")
                .OldAnnotation("Wpb:Writers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid and exists (select from supervision coaching where coaching.partnership_id = coaching_session.partnership_id\n    and coaching.id = coaching_session.supervision_id and coaching.student_id = coaching_session.student_id\n    and (coaching.supervisor_id = nullif(current_setting('app.person_id', true), '')::uuid\n        or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = nullif(current_setting('app.person_id', true), '')::uuid\n            and (away.ended_at is null or (away.ended_at at time zone 'Europe/Amsterdam')::date >= away.starts_on)\n            and away.starts_on <= (coaching_session.at at time zone 'Europe/Amsterdam')::date\n            and (away.ends_on is null or away.ends_on >= (coaching_session.at at time zone 'Europe/Amsterdam')::date))))");
        }
    }
}
