using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WpbPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class WhoLed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_session_steering_direction",
                table: "session_steering");

            migrationBuilder.AddColumn<int>(
                name: "brought_in_by",
                table: "session_steering",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "student_view",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    student_id = table.Column<Guid>(type: "uuid", nullable: false),
                    brought_in_by = table.Column<int>(type: "integer", nullable: false),
                    steering = table.Column<double>(type: "double precision", nullable: false),
                    marked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    shared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_student_view", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_student_view_taps", "steering between -1 and 1 and brought_in_by between 1 and 3");
                    table.ForeignKey(
                        name: "fk_student_view_coaching_session_partnership_id_id_author_id_s",
                        columns: x => new { x.partnership_id, x.id, x.author_id, x.student_id },
                        principalTable: "coaching_session",
                        principalColumns: new[] { "partnership_id", "id", "author_id", "student_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_student_view_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid or (author_id = nullif(current_setting('app.person_id', true), '')::uuid and shared_at is not null)")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.AddCheckConstraint(
                name: "ck_session_steering_direction",
                table: "session_steering",
                sql: "direction between -1 and 1 and slider between -1 and 1 and brought_in_by between 1 and 3");

            migrationBuilder.CreateIndex(
                name: "ix_student_view_partnership_id_author_id",
                table: "student_view",
                columns: new[] { "partnership_id", "author_id" });

            migrationBuilder.CreateIndex(
                name: "ix_student_view_partnership_id_id_author_id_student_id",
                table: "student_view",
                columns: new[] { "partnership_id", "id", "author_id", "student_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_student_view_partnership_id_student_id",
                table: "student_view",
                columns: new[] { "partnership_id", "student_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "student_view");

            migrationBuilder.DropCheckConstraint(
                name: "ck_session_steering_direction",
                table: "session_steering");

            migrationBuilder.DropColumn(
                name: "brought_in_by",
                table: "session_steering");

            migrationBuilder.AddCheckConstraint(
                name: "ck_session_steering_direction",
                table: "session_steering",
                sql: "direction between -1 and 1 and slider between -1 and 1");
        }
    }
}
