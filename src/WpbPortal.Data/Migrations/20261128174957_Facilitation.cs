using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WpbPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Facilitation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "facilitation",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    supervision_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hours = table.Column<decimal>(type: "numeric(6,2)", precision: 6, scale: 2, nullable: false),
                    granted_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    granted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_facilitation", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_facilitation_hours", "hours >= 0");
                    table.ForeignKey(
                        name: "fk_facilitation_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_facilitation_person_partnership_id_granted_by_id",
                        columns: x => new { x.partnership_id, x.granted_by_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_facilitation_supervision_partnership_id_supervision_id",
                        columns: x => new { x.partnership_id, x.supervision_id },
                        principalTable: "supervision",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "granted_by_id = nullif(current_setting('app.person_id', true), '')::uuid or exists (select from supervision coaching join placement placed on placed.partnership_id = coaching.partnership_id and placed.id = coaching.placement_id\n    where coaching.partnership_id = facilitation.partnership_id and coaching.id = facilitation.supervision_id\n    and (coaching.supervisor_id = nullif(current_setting('app.person_id', true), '')::uuid or exists (select from role_assignment held where held.partnership_id = coaching.partnership_id and held.person_id = nullif(current_setting('app.person_id', true), '')::uuid and held.ended_at is null\n        and held.starts_on <= nullif(current_setting('app.today', true), '')::date and (held.ends_on is null or held.ends_on >= nullif(current_setting('app.today', true), '')::date)\n        and (held.role = 6 or (held.role = 3 and (held.school_id is null or held.school_id = placed.school_id))))))")
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateIndex(
                name: "ix_facilitation_partnership_id_granted_by_id",
                table: "facilitation",
                columns: new[] { "partnership_id", "granted_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_facilitation_partnership_id_supervision_id",
                table: "facilitation",
                columns: new[] { "partnership_id", "supervision_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "facilitation");
        }
    }
}
