using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WpbPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class TakingPart : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "training",
                table: "trajectory",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "offered_until",
                table: "participation",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "reminded_at",
                table: "participation",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "turns",
                table: "participation",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "changes",
                table: "meeting",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "attendance",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    participation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attendance", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_attendance_meeting_partnership_id_meeting_id",
                        columns: x => new { x.partnership_id, x.meeting_id },
                        principalTable: "meeting",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attendance_participation_partnership_id_participation_id",
                        columns: x => new { x.partnership_id, x.participation_id },
                        principalTable: "participation",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attendance_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "calendar_link",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    fetched_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    content = table.Column<byte[]>(type: "bytea", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_link", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_calendar_link_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_calendar_link_person_partnership_id_person_id",
                        columns: x => new { x.partnership_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "person_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateIndex(
                name: "ix_attendance_partnership_id_meeting_id_participation_id",
                table: "attendance",
                columns: new[] { "partnership_id", "meeting_id", "participation_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_attendance_partnership_id_participation_id",
                table: "attendance",
                columns: new[] { "partnership_id", "participation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_calendar_link_key_hash",
                table: "calendar_link",
                column: "key_hash");

            migrationBuilder.CreateIndex(
                name: "ix_calendar_link_partnership_id_person_id",
                table: "calendar_link",
                columns: new[] { "partnership_id", "person_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attendance");

            migrationBuilder.DropTable(
                name: "calendar_link");

            migrationBuilder.DropColumn(
                name: "training",
                table: "trajectory");

            migrationBuilder.DropColumn(
                name: "offered_until",
                table: "participation");

            migrationBuilder.DropColumn(
                name: "reminded_at",
                table: "participation");

            migrationBuilder.DropColumn(
                name: "turns",
                table: "participation");

            migrationBuilder.DropColumn(
                name: "changes",
                table: "meeting");
        }
    }
}
