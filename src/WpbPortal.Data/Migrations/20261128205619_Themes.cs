using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WpbPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Themes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "dominant_theme",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    student_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    description = table.Column<string>(type: "character varying(800)", maxLength: 800, nullable: true),
                    begun_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    shared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dominant_theme", x => new { x.partnership_id, x.id });
                    table.UniqueConstraint("ak_dominant_theme_partnership_id_id_student_id", x => new { x.partnership_id, x.id, x.student_id });
                    table.ForeignKey(
                        name: "fk_dominant_theme_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_dominant_theme_person_partnership_id_student_id",
                        columns: x => new { x.partnership_id, x.student_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid or (shared_at is not null and exists (select from supervision coaching where coaching.partnership_id = dominant_theme.partnership_id and coaching.student_id = dominant_theme.student_id and coaching.ended_at is null\n    and coaching.starts_on <= nullif(current_setting('app.today', true), '')::date and (coaching.ends_on is null or coaching.ends_on >= nullif(current_setting('app.today', true), '')::date)\n    and (coaching.supervisor_id = nullif(current_setting('app.person_id', true), '')::uuid\n        or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = nullif(current_setting('app.person_id', true), '')::uuid\n            and away.ended_at is null and away.starts_on <= nullif(current_setting('app.today', true), '')::date and (away.ends_on is null or away.ends_on >= nullif(current_setting('app.today', true), '')::date)))))")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateTable(
                name: "source",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    theme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    student_id = table.Column<Guid>(type: "uuid", nullable: false),
                    added_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    reference = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    note = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    state = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_source", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_source_dominant_theme_partnership_id_theme_id_student_id",
                        columns: x => new { x.partnership_id, x.theme_id, x.student_id },
                        principalTable: "dominant_theme",
                        principalColumns: new[] { "partnership_id", "id", "student_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_source_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_source_person_partnership_id_added_by_id",
                        columns: x => new { x.partnership_id, x.added_by_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid or added_by_id = nullif(current_setting('app.person_id', true), '')::uuid or (state = 2 and exists (select from dominant_theme whole where whole.partnership_id = source.partnership_id and whole.id = source.theme_id))")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid or (added_by_id = nullif(current_setting('app.person_id', true), '')::uuid and state = 1 and exists (select from dominant_theme whole where whole.partnership_id = source.partnership_id and whole.id = source.theme_id))");

            migrationBuilder.CreateTable(
                name: "theme_part",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    theme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    student_id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: true),
                    agenda_item_id = table.Column<Guid>(type: "uuid", nullable: true),
                    experiment_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_theme_part", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_theme_part_one", "num_nonnulls(session_id, agenda_item_id, experiment_id) = 1");
                    table.ForeignKey(
                        name: "fk_theme_part_agenda_item_partnership_id_agenda_item_id",
                        columns: x => new { x.partnership_id, x.agenda_item_id },
                        principalTable: "agenda_item",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_theme_part_coaching_session_partnership_id_session_id",
                        columns: x => new { x.partnership_id, x.session_id },
                        principalTable: "coaching_session",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_theme_part_dominant_theme_partnership_id_theme_id_student_id",
                        columns: x => new { x.partnership_id, x.theme_id, x.student_id },
                        principalTable: "dominant_theme",
                        principalColumns: new[] { "partnership_id", "id", "student_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_theme_part_experiment_partnership_id_experiment_id",
                        columns: x => new { x.partnership_id, x.experiment_id },
                        principalTable: "experiment",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_theme_part_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid or exists (select from dominant_theme whole where whole.partnership_id = theme_part.partnership_id and whole.id = theme_id)")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateIndex(
                name: "ix_dominant_theme_partnership_id_student_id_begun_at",
                table: "dominant_theme",
                columns: new[] { "partnership_id", "student_id", "begun_at" },
                descending: new[] { false, false, true });

            migrationBuilder.CreateIndex(
                name: "ix_source_partnership_id_added_by_id",
                table: "source",
                columns: new[] { "partnership_id", "added_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_source_partnership_id_theme_id",
                table: "source",
                columns: new[] { "partnership_id", "theme_id" });

            migrationBuilder.CreateIndex(
                name: "ix_source_partnership_id_theme_id_student_id",
                table: "source",
                columns: new[] { "partnership_id", "theme_id", "student_id" });

            migrationBuilder.CreateIndex(
                name: "ix_theme_part_partnership_id_agenda_item_id",
                table: "theme_part",
                columns: new[] { "partnership_id", "agenda_item_id" });

            migrationBuilder.CreateIndex(
                name: "ix_theme_part_partnership_id_experiment_id",
                table: "theme_part",
                columns: new[] { "partnership_id", "experiment_id" });

            migrationBuilder.CreateIndex(
                name: "ix_theme_part_partnership_id_session_id",
                table: "theme_part",
                columns: new[] { "partnership_id", "session_id" });

            migrationBuilder.CreateIndex(
                name: "ix_theme_part_partnership_id_theme_id_session_id_agenda_item_i",
                table: "theme_part",
                columns: new[] { "partnership_id", "theme_id", "session_id", "agenda_item_id", "experiment_id" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_theme_part_partnership_id_theme_id_student_id",
                table: "theme_part",
                columns: new[] { "partnership_id", "theme_id", "student_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "source");

            migrationBuilder.DropTable(
                name: "theme_part");

            migrationBuilder.DropTable(
                name: "dominant_theme");
        }
    }
}
