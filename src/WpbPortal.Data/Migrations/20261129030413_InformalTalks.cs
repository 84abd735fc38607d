using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WpbPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class InformalTalks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "informal_talk",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    topics = table.Column<int[]>(type: "integer[]", nullable: false),
                    helps = table.Column<int[]>(type: "integer[]", nullable: false),
                    hinders = table.Column<int[]>(type: "integer[]", nullable: false),
                    own_helps = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    own_hinders = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    sentence = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    shown_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_informal_talk", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_informal_talk_two", "person_id <> author_id");
                    table.ForeignKey(
                        name: "fk_informal_talk_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_informal_talk_person_partnership_id_author_id",
                        columns: x => new { x.partnership_id, x.author_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_informal_talk_person_partnership_id_person_id",
                        columns: x => new { x.partnership_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid or (person_id = nullif(current_setting('app.person_id', true), '')::uuid and shown_at is not null)")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateTable(
                name: "talk_request",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    asker_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    shown = table.Column<int>(type: "integer", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_talk_request", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_talk_request_two", "asker_id <> author_id");
                    table.ForeignKey(
                        name: "fk_talk_request_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_talk_request_person_partnership_id_asker_id",
                        columns: x => new { x.partnership_id, x.asker_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_talk_request_person_partnership_id_author_id",
                        columns: x => new { x.partnership_id, x.author_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "asker_id = nullif(current_setting('app.person_id', true), '')::uuid or author_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "asker_id = nullif(current_setting('app.person_id', true), '')::uuid or author_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateIndex(
                name: "ix_informal_talk_partnership_id_author_id_at_id",
                table: "informal_talk",
                columns: new[] { "partnership_id", "author_id", "at", "id" },
                descending: new[] { false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_informal_talk_partnership_id_person_id_author_id_at",
                table: "informal_talk",
                columns: new[] { "partnership_id", "person_id", "author_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_talk_request_partnership_id_asker_id_author_id",
                table: "talk_request",
                columns: new[] { "partnership_id", "asker_id", "author_id" },
                unique: true,
                filter: "answered_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_talk_request_partnership_id_author_id_asked_at",
                table: "talk_request",
                columns: new[] { "partnership_id", "author_id", "asked_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "informal_talk");

            migrationBuilder.DropTable(
                name: "talk_request");
        }
    }
}
