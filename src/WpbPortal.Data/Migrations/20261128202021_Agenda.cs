using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WpbPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Agenda : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "agenda_item",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    student_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<string>(type: "character varying(800)", maxLength: 800, nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    supervision_id = table.Column<Guid>(type: "uuid", nullable: true),
                    session_id = table.Column<Guid>(type: "uuid", nullable: true),
                    shared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    told_in_id = table.Column<Guid>(type: "uuid", nullable: true),
                    look_back_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agenda_item", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_agenda_item_shared", "shared_at is null or supervision_id is not null");
                    table.ForeignKey(
                        name: "fk_agenda_item_coaching_session_partnership_id_session_id",
                        columns: x => new { x.partnership_id, x.session_id },
                        principalTable: "coaching_session",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_agenda_item_opportunity_look_back_partnership_id_look_back_",
                        columns: x => new { x.partnership_id, x.look_back_id },
                        principalTable: "opportunity_look_back",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_agenda_item_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_agenda_item_person_partnership_id_student_id",
                        columns: x => new { x.partnership_id, x.student_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_agenda_item_supervision_partnership_id_supervision_id",
                        columns: x => new { x.partnership_id, x.supervision_id },
                        principalTable: "supervision",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid or (shared_at is not null and exists (select from supervision coaching where coaching.partnership_id = agenda_item.partnership_id\n    and coaching.id = agenda_item.supervision_id and coaching.student_id = agenda_item.student_id and coaching.ended_at is null\n    and coaching.starts_on <= nullif(current_setting('app.today', true), '')::date and (coaching.ends_on is null or coaching.ends_on >= nullif(current_setting('app.today', true), '')::date)\n    and (coaching.supervisor_id = nullif(current_setting('app.person_id', true), '')::uuid\n        or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = nullif(current_setting('app.person_id', true), '')::uuid\n            and away.ended_at is null and away.starts_on <= nullif(current_setting('app.today', true), '')::date and (away.ends_on is null or away.ends_on >= nullif(current_setting('app.today', true), '')::date)))))")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateIndex(
                name: "ix_agenda_item_partnership_id_look_back_id",
                table: "agenda_item",
                columns: new[] { "partnership_id", "look_back_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_agenda_item_partnership_id_session_id",
                table: "agenda_item",
                columns: new[] { "partnership_id", "session_id" });

            migrationBuilder.CreateIndex(
                name: "ix_agenda_item_partnership_id_student_id_written_at",
                table: "agenda_item",
                columns: new[] { "partnership_id", "student_id", "written_at" },
                descending: new[] { false, false, true });

            migrationBuilder.CreateIndex(
                name: "ix_agenda_item_partnership_id_supervision_id",
                table: "agenda_item",
                columns: new[] { "partnership_id", "supervision_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "agenda_item");
        }
    }
}
