using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WpbPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class CoachingGrants : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "coaching_grant",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    supervisor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    trainer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    trajectory_id = table.Column<Guid>(type: "uuid", nullable: false),
                    granted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_coaching_grant", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_coaching_grant_period", "ends_on is null or ends_on >= starts_on");
                    table.CheckConstraint("ck_coaching_grant_two", "supervisor_id <> trainer_id and ends_on is not null");
                    table.ForeignKey(
                        name: "fk_coaching_grant_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_coaching_grant_person_partnership_id_supervisor_id",
                        columns: x => new { x.partnership_id, x.supervisor_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_coaching_grant_person_partnership_id_trainer_id",
                        columns: x => new { x.partnership_id, x.trainer_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_coaching_grant_trajectory_partnership_id_trajectory_id",
                        columns: x => new { x.partnership_id, x.trajectory_id },
                        principalTable: "trajectory",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Exclusion:ex_coaching_grant", "EXCLUDE USING gist (partnership_id WITH =, supervisor_id WITH =, trainer_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&) WHERE (ended_at is null)")
                .Annotation("Wpb:Readers", "supervisor_id = nullif(current_setting('app.person_id', true), '')::uuid or trainer_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "supervisor_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateIndex(
                name: "ix_coaching_grant_partnership_id_supervisor_id",
                table: "coaching_grant",
                columns: new[] { "partnership_id", "supervisor_id" });

            migrationBuilder.CreateIndex(
                name: "ix_coaching_grant_partnership_id_trainer_id",
                table: "coaching_grant",
                columns: new[] { "partnership_id", "trainer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_coaching_grant_partnership_id_trajectory_id",
                table: "coaching_grant",
                columns: new[] { "partnership_id", "trajectory_id" });

            // The policy of how one coached asks the table that is made above.
            migrationBuilder.AlterTable(
                name: "session_steering")
                .Annotation("Wpb:Readers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid or exists (select from coaching_grant given where given.partnership_id = session_steering.partnership_id and given.supervisor_id = session_steering.author_id and given.trainer_id = nullif(current_setting('app.person_id', true), '')::uuid\n    and given.ended_at is null and given.starts_on <= nullif(current_setting('app.today', true), '')::date and (given.ends_on is null or given.ends_on >= nullif(current_setting('app.today', true), '')::date)\n    and exists (select from trajectory_trainer training where training.partnership_id = given.partnership_id and training.trajectory_id = given.trajectory_id and training.person_id = nullif(current_setting('app.person_id', true), '')::uuid))")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .OldAnnotation("Wpb:Readers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .OldAnnotation("Wpb:Tenant", "partnership_id")
                .OldAnnotation("Wpb:Writers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterTable(
                name: "session_steering")
                .Annotation("Wpb:Readers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .OldAnnotation("Wpb:Readers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid or exists (select from coaching_grant given where given.partnership_id = session_steering.partnership_id and given.supervisor_id = session_steering.author_id and given.trainer_id = nullif(current_setting('app.person_id', true), '')::uuid\n    and given.ended_at is null and given.starts_on <= nullif(current_setting('app.today', true), '')::date and (given.ends_on is null or given.ends_on >= nullif(current_setting('app.today', true), '')::date)\n    and exists (select from trajectory_trainer training where training.partnership_id = given.partnership_id and training.trajectory_id = given.trajectory_id and training.person_id = nullif(current_setting('app.person_id', true), '')::uuid))")
                .OldAnnotation("Wpb:Tenant", "partnership_id")
                .OldAnnotation("Wpb:Writers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.DropTable(
                name: "coaching_grant");
        }
    }
}
