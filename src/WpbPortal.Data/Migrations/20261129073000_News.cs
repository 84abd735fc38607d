using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WpbPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class News : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "posting",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: true),
                    team_id = table.Column<Guid>(type: "uuid", nullable: true),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    text = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: false),
                    first_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    written_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_to_be_told = table.Column<bool>(type: "boolean", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_posting", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_posting_period", "ends_on is null or ends_on >= starts_on");
                    table.CheckConstraint("ck_posting_place", "team_id is null or school_id is not null");
                    table.ForeignKey(
                        name: "fk_posting_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_posting_person_partnership_id_written_by_id",
                        columns: x => new { x.partnership_id, x.written_by_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_posting_school_partnership_id_school_id",
                        columns: x => new { x.partnership_id, x.school_id },
                        principalTable: "school",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_posting_team_partnership_id_team_id",
                        columns: x => new { x.partnership_id, x.team_id },
                        principalTable: "team",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "posting_reading",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    posting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_posting_reading", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_posting_reading_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_posting_reading_person_partnership_id_person_id",
                        columns: x => new { x.partnership_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_posting_reading_posting_partnership_id_posting_id",
                        columns: x => new { x.partnership_id, x.posting_id },
                        principalTable: "posting",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "person_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "posting_version",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    posting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    text = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: false),
                    change = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    written_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_posting_version", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_posting_version_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_posting_version_person_partnership_id_written_by_id",
                        columns: x => new { x.partnership_id, x.written_by_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_posting_version_posting_partnership_id_posting_id",
                        columns: x => new { x.partnership_id, x.posting_id },
                        principalTable: "posting",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:AppendOnly", "true")
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateIndex(
                name: "ix_posting_partnership_id_kind_written_at",
                table: "posting",
                columns: new[] { "partnership_id", "kind", "written_at" });

            migrationBuilder.CreateIndex(
                name: "ix_posting_partnership_id_school_id",
                table: "posting",
                columns: new[] { "partnership_id", "school_id" });

            migrationBuilder.CreateIndex(
                name: "ix_posting_partnership_id_team_id",
                table: "posting",
                columns: new[] { "partnership_id", "team_id" });

            migrationBuilder.CreateIndex(
                name: "ix_posting_partnership_id_written_by_id",
                table: "posting",
                columns: new[] { "partnership_id", "written_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_posting_reading_partnership_id_person_id",
                table: "posting_reading",
                columns: new[] { "partnership_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_posting_reading_partnership_id_posting_id_person_id",
                table: "posting_reading",
                columns: new[] { "partnership_id", "posting_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_posting_version_partnership_id_posting_id_number",
                table: "posting_version",
                columns: new[] { "partnership_id", "posting_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_posting_version_partnership_id_written_by_id",
                table: "posting_version",
                columns: new[] { "partnership_id", "written_by_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "posting_reading");

            migrationBuilder.DropTable(
                name: "posting_version");

            migrationBuilder.DropTable(
                name: "posting");
        }
    }
}
