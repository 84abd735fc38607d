using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WpbPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class KlikSignals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "klik_handler",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_klik_handler", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_klik_handler_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_klik_handler_person_partnership_id_person_id",
                        columns: x => new { x.partnership_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_klik_handler_school_partnership_id_school_id",
                        columns: x => new { x.partnership_id, x.school_id },
                        principalTable: "school",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "klik_signal",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    placement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    supervision_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    other_id = table.Column<Guid>(type: "uuid", nullable: false),
                    handler_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    words = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    decision = table.Column<int>(type: "integer", nullable: true),
                    answer = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: true),
                    raised_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_withdrawn = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_klik_signal", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_klik_signal_decided", "state <> 3 or decision is not null");
                    table.CheckConstraint("ck_klik_signal_no_party", "not author_id = any (handler_ids) and not other_id = any (handler_ids)");
                    table.CheckConstraint("ck_klik_signal_two_people", "author_id <> other_id");
                    table.ForeignKey(
                        name: "fk_klik_signal_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_klik_signal_person_partnership_id_author_id",
                        columns: x => new { x.partnership_id, x.author_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_klik_signal_person_partnership_id_decided_by_id",
                        columns: x => new { x.partnership_id, x.decided_by_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_klik_signal_person_partnership_id_other_id",
                        columns: x => new { x.partnership_id, x.other_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_klik_signal_placement_partnership_id_placement_id",
                        columns: x => new { x.partnership_id, x.placement_id },
                        principalTable: "placement",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_klik_signal_school_partnership_id_school_id",
                        columns: x => new { x.partnership_id, x.school_id },
                        principalTable: "school",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_klik_signal_supervision_partnership_id_supervision_id",
                        columns: x => new { x.partnership_id, x.supervision_id },
                        principalTable: "supervision",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("Wpb:Readers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid or (nullif(current_setting('app.person_id', true), '')::uuid = any (handler_ids) and other_id <> nullif(current_setting('app.person_id', true), '')::uuid\n    and exists (select from klik_handler listed join role_assignment held on held.partnership_id = listed.partnership_id and held.person_id = listed.person_id\n        where listed.school_id = klik_signal.school_id and listed.person_id = nullif(current_setting('app.person_id', true), '')::uuid and held.role in (2, 3) and (held.school_id is null or held.school_id = listed.school_id)\n        and held.ended_at is null and held.starts_on <= nullif(current_setting('app.today', true), '')::date and (held.ends_on is null or held.ends_on >= nullif(current_setting('app.today', true), '')::date))\n    and not exists (select from supervision coaching where coaching.placement_id = klik_signal.placement_id and nullif(current_setting('app.person_id', true), '')::uuid in (coaching.supervisor_id, coaching.student_id)))")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid or (nullif(current_setting('app.person_id', true), '')::uuid = any (handler_ids) and other_id <> nullif(current_setting('app.person_id', true), '')::uuid\n    and exists (select from klik_handler listed join role_assignment held on held.partnership_id = listed.partnership_id and held.person_id = listed.person_id\n        where listed.school_id = klik_signal.school_id and listed.person_id = nullif(current_setting('app.person_id', true), '')::uuid and held.role in (2, 3) and (held.school_id is null or held.school_id = listed.school_id)\n        and held.ended_at is null and held.starts_on <= nullif(current_setting('app.today', true), '')::date and (held.ends_on is null or held.ends_on >= nullif(current_setting('app.today', true), '')::date))\n    and not exists (select from supervision coaching where coaching.placement_id = klik_signal.placement_id and nullif(current_setting('app.person_id', true), '')::uuid in (coaching.supervisor_id, coaching.student_id)))");

            migrationBuilder.CreateTable(
                name: "school_counsellor",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    phone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_school_counsellor", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_school_counsellor_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_school_counsellor_person_partnership_id_person_id",
                        columns: x => new { x.partnership_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_school_counsellor_school_partnership_id_school_id",
                        columns: x => new { x.partnership_id, x.school_id },
                        principalTable: "school",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "klik_note",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    signal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    written_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    words = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_klik_note", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_klik_note_klik_signal_partnership_id_signal_id",
                        columns: x => new { x.partnership_id, x.signal_id },
                        principalTable: "klik_signal",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_klik_note_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_klik_note_person_partnership_id_written_by_id",
                        columns: x => new { x.partnership_id, x.written_by_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "exists (select from klik_signal said where said.id = klik_note.signal_id and (said.author_id <> nullif(current_setting('app.person_id', true), '')::uuid or klik_note.written_by_id = nullif(current_setting('app.person_id', true), '')::uuid))")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "written_by_id = nullif(current_setting('app.person_id', true), '')::uuid and exists (select from klik_signal said where said.id = klik_note.signal_id)");

            migrationBuilder.CreateIndex(
                name: "ix_klik_handler_partnership_id_person_id",
                table: "klik_handler",
                columns: new[] { "partnership_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_klik_handler_partnership_id_school_id_person_id",
                table: "klik_handler",
                columns: new[] { "partnership_id", "school_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_klik_note_partnership_id_signal_id",
                table: "klik_note",
                columns: new[] { "partnership_id", "signal_id" });

            migrationBuilder.CreateIndex(
                name: "ix_klik_note_partnership_id_written_by_id",
                table: "klik_note",
                columns: new[] { "partnership_id", "written_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_klik_signal_partnership_id_author_id",
                table: "klik_signal",
                columns: new[] { "partnership_id", "author_id" });

            migrationBuilder.CreateIndex(
                name: "ix_klik_signal_partnership_id_decided_by_id",
                table: "klik_signal",
                columns: new[] { "partnership_id", "decided_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_klik_signal_partnership_id_other_id",
                table: "klik_signal",
                columns: new[] { "partnership_id", "other_id" });

            migrationBuilder.CreateIndex(
                name: "ix_klik_signal_partnership_id_placement_id",
                table: "klik_signal",
                columns: new[] { "partnership_id", "placement_id" });

            migrationBuilder.CreateIndex(
                name: "ix_klik_signal_partnership_id_school_id",
                table: "klik_signal",
                columns: new[] { "partnership_id", "school_id" });

            migrationBuilder.CreateIndex(
                name: "ix_klik_signal_partnership_id_supervision_id_author_id",
                table: "klik_signal",
                columns: new[] { "partnership_id", "supervision_id", "author_id" },
                unique: true,
                filter: "state <> 4");

            migrationBuilder.CreateIndex(
                name: "ix_school_counsellor_partnership_id_person_id",
                table: "school_counsellor",
                columns: new[] { "partnership_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_school_counsellor_partnership_id_school_id",
                table: "school_counsellor",
                columns: new[] { "partnership_id", "school_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "klik_handler");

            migrationBuilder.DropTable(
                name: "klik_note");

            migrationBuilder.DropTable(
                name: "school_counsellor");

            migrationBuilder.DropTable(
                name: "klik_signal");
        }
    }
}
