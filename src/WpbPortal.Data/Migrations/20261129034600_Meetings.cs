using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WpbPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Meetings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_meeting_activity_meeting_partnership_id_meeting_id",
                table: "meeting_activity");

            migrationBuilder.DropIndex(
                name: "ix_meeting_activity_partnership_id_meeting_id_position",
                table: "meeting_activity");

            migrationBuilder.AddColumn<Guid>(
                name: "led_by_id",
                table: "meeting_activity",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "led_by_name",
                table: "meeting_activity",
                type: "character varying(80)",
                maxLength: 80,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "design_number",
                table: "meeting",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "meeting_observation",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    content = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    about_id = table.Column<Guid>(type: "uuid", nullable: true),
                    released_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meeting_observation", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_meeting_observation_released", "released_at is null or about_id is not null");
                    table.ForeignKey(
                        name: "fk_meeting_observation_meeting_partnership_id_meeting_id",
                        columns: x => new { x.partnership_id, x.meeting_id },
                        principalTable: "meeting",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_meeting_observation_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_meeting_observation_person_partnership_id_about_id",
                        columns: x => new { x.partnership_id, x.about_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_meeting_observation_person_partnership_id_author_id",
                        columns: x => new { x.partnership_id, x.author_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid or (about_id = nullif(current_setting('app.person_id', true), '')::uuid and released_at is not null)")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateTable(
                name: "meeting_turn",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    activity_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meeting_turn", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_meeting_turn_step", "(kind = 1) = (activity_id is not null)");
                    table.ForeignKey(
                        name: "fk_meeting_turn_meeting_partnership_id_meeting_id",
                        columns: x => new { x.partnership_id, x.meeting_id },
                        principalTable: "meeting",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_meeting_turn_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:AppendOnly", "true")
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateIndex(
                name: "ix_meeting_activity_partnership_id_led_by_id",
                table: "meeting_activity",
                columns: new[] { "partnership_id", "led_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_meeting_activity_partnership_id_meeting_id_position",
                table: "meeting_activity",
                columns: new[] { "partnership_id", "meeting_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_meeting_observation_partnership_id_about_id",
                table: "meeting_observation",
                columns: new[] { "partnership_id", "about_id" });

            migrationBuilder.CreateIndex(
                name: "ix_meeting_observation_partnership_id_author_id",
                table: "meeting_observation",
                columns: new[] { "partnership_id", "author_id" });

            migrationBuilder.CreateIndex(
                name: "ix_meeting_observation_partnership_id_meeting_id_author_id_at",
                table: "meeting_observation",
                columns: new[] { "partnership_id", "meeting_id", "author_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_meeting_turn_partnership_id_meeting_id_at",
                table: "meeting_turn",
                columns: new[] { "partnership_id", "meeting_id", "at" });

            migrationBuilder.AddForeignKey(
                name: "fk_meeting_activity_meeting_partnership_id_meeting_id",
                table: "meeting_activity",
                columns: new[] { "partnership_id", "meeting_id" },
                principalTable: "meeting",
                principalColumns: new[] { "partnership_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_meeting_activity_person_partnership_id_led_by_id",
                table: "meeting_activity",
                columns: new[] { "partnership_id", "led_by_id" },
                principalTable: "person",
                principalColumns: new[] { "partnership_id", "id" },
                onDelete: ReferentialAction.Restrict);

            // Two that change places do so one after the other: whether each has a place of its own is asked at the end of the transaction.
            migrationBuilder.Sql("alter table meeting_activity add constraint uq_meeting_activity_place unique (partnership_id, meeting_id, position) deferrable initially deferred");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("alter table meeting_activity drop constraint uq_meeting_activity_place");

            migrationBuilder.DropForeignKey(
                name: "fk_meeting_activity_meeting_partnership_id_meeting_id",
                table: "meeting_activity");

            migrationBuilder.DropForeignKey(
                name: "fk_meeting_activity_person_partnership_id_led_by_id",
                table: "meeting_activity");

            migrationBuilder.DropTable(
                name: "meeting_observation");

            migrationBuilder.DropTable(
                name: "meeting_turn");

            migrationBuilder.DropIndex(
                name: "ix_meeting_activity_partnership_id_led_by_id",
                table: "meeting_activity");

            migrationBuilder.DropIndex(
                name: "ix_meeting_activity_partnership_id_meeting_id_position",
                table: "meeting_activity");

            migrationBuilder.DropColumn(
                name: "led_by_id",
                table: "meeting_activity");

            migrationBuilder.DropColumn(
                name: "led_by_name",
                table: "meeting_activity");

            migrationBuilder.DropColumn(
                name: "design_number",
                table: "meeting");

            migrationBuilder.CreateIndex(
                name: "ix_meeting_activity_partnership_id_meeting_id_position",
                table: "meeting_activity",
                columns: new[] { "partnership_id", "meeting_id", "position" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_meeting_activity_meeting_partnership_id_meeting_id",
                table: "meeting_activity",
                columns: new[] { "partnership_id", "meeting_id" },
                principalTable: "meeting",
                principalColumns: new[] { "partnership_id", "id" },
                onDelete: ReferentialAction.Restrict);
        }
    }
}
