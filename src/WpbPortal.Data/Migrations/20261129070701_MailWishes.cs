using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WpbPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class MailWishes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "digest_at",
                schema: "platform",
                table: "outbox_message",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "partnership_id",
                schema: "platform",
                table: "outbox_message",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "person_id",
                schema: "platform",
                table: "outbox_message",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "region",
                schema: "platform",
                table: "outbox_message",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "sorted_at",
                schema: "platform",
                table: "outbox_message",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "topic",
                schema: "platform",
                table: "outbox_message",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "mail_wish",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    topic = table.Column<int>(type: "integer", nullable: false),
                    way = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mail_wish", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_mail_wish_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_mail_wish_person_partnership_id_person_id",
                        columns: x => new { x.partnership_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "person_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_message_created_at",
                schema: "platform",
                table: "outbox_message",
                column: "created_at",
                filter: "sorted_at is null and sent_at is null and failed_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_mail_wish_partnership_id_person_id_topic",
                table: "mail_wish",
                columns: new[] { "partnership_id", "person_id", "topic" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "mail_wish");

            migrationBuilder.DropIndex(
                name: "ix_outbox_message_created_at",
                schema: "platform",
                table: "outbox_message");

            migrationBuilder.DropColumn(
                name: "digest_at",
                schema: "platform",
                table: "outbox_message");

            migrationBuilder.DropColumn(
                name: "partnership_id",
                schema: "platform",
                table: "outbox_message");

            migrationBuilder.DropColumn(
                name: "person_id",
                schema: "platform",
                table: "outbox_message");

            migrationBuilder.DropColumn(
                name: "region",
                schema: "platform",
                table: "outbox_message");

            migrationBuilder.DropColumn(
                name: "sorted_at",
                schema: "platform",
                table: "outbox_message");

            migrationBuilder.DropColumn(
                name: "topic",
                schema: "platform",
                table: "outbox_message");
        }
    }
}
