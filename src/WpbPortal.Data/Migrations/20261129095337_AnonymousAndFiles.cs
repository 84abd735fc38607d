using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WpbPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class AnonymousAndFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "anonymous_interview",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    interviewer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    guide = table.Column<string>(type: "jsonb", nullable: false),
                    texts = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_anonymous_interview", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_anonymous_interview_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_anonymous_interview_person_partnership_id_interviewer_id",
                        columns: x => new { x.partnership_id, x.interviewer_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:AppendOnly", "true")
                .Annotation("Wpb:Readers", "interviewer_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "interviewer_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateTable(
                name: "trajectory_source_file",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    trajectory_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    size = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trajectory_source_file", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_trajectory_source_file_size", "size = octet_length(content) and size between 1 and 10485760");
                    table.ForeignKey(
                        name: "fk_trajectory_source_file_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_trajectory_source_file_trajectory_partnership_id_trajectory",
                        columns: x => new { x.partnership_id, x.trajectory_id },
                        principalTable: "trajectory",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_trajectory_source_file_trajectory_source_partnership_id_sou",
                        columns: x => new { x.partnership_id, x.source_id },
                        principalTable: "trajectory_source",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateIndex(
                name: "ix_anonymous_interview_partnership_id_interviewer_id",
                table: "anonymous_interview",
                columns: new[] { "partnership_id", "interviewer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_trajectory_source_file_partnership_id_source_id",
                table: "trajectory_source_file",
                columns: new[] { "partnership_id", "source_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_trajectory_source_file_partnership_id_trajectory_id",
                table: "trajectory_source_file",
                columns: new[] { "partnership_id", "trajectory_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "anonymous_interview");

            migrationBuilder.DropTable(
                name: "trajectory_source_file");
        }
    }
}
