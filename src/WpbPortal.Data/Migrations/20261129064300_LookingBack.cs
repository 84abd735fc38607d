using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WpbPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class LookingBack : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "evaluation",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    participation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    trajectory_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    useful = table.Column<int>(type: "integer", nullable: false),
                    own_voice = table.Column<int>(type: "integer", nullable: false),
                    safety = table.Column<int>(type: "integer", nullable: false),
                    practice = table.Column<int>(type: "integer", nullable: false),
                    sentence = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    may_quote = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evaluation", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_evaluation_answers", "useful between 1 and 5 and own_voice between 1 and 5 and safety between 1 and 5 and practice between 1 and 5");
                    table.ForeignKey(
                        name: "fk_evaluation_participation_partnership_id_participation_id",
                        columns: x => new { x.partnership_id, x.participation_id },
                        principalTable: "participation",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_evaluation_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_evaluation_person_partnership_id_person_id",
                        columns: x => new { x.partnership_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_evaluation_trajectory_partnership_id_trajectory_id",
                        columns: x => new { x.partnership_id, x.trajectory_id },
                        principalTable: "trajectory",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:AppendOnly", "true")
                .Annotation("Wpb:Readers", "person_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "person_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateTable(
                name: "evaluation_invitation",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    trajectory_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evaluation_invitation", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_evaluation_invitation_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_evaluation_invitation_person_partnership_id_person_id",
                        columns: x => new { x.partnership_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_evaluation_invitation_trajectory_partnership_id_trajectory_",
                        columns: x => new { x.partnership_id, x.trajectory_id },
                        principalTable: "trajectory",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:AppendOnly", "true")
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "trajectory_look_back",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    trajectory_id = table.Column<Guid>(type: "uuid", nullable: false),
                    insights = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    keywords = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    roles = table.Column<int[]>(type: "integer[]", nullable: false),
                    chances = table.Column<int[]>(type: "integer[]", nullable: false),
                    written_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trajectory_look_back", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_trajectory_look_back_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_trajectory_look_back_person_partnership_id_written_by_id",
                        columns: x => new { x.partnership_id, x.written_by_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_trajectory_look_back_trajectory_partnership_id_trajectory_id",
                        columns: x => new { x.partnership_id, x.trajectory_id },
                        principalTable: "trajectory",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateIndex(
                name: "ix_evaluation_partnership_id_participation_id",
                table: "evaluation",
                columns: new[] { "partnership_id", "participation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_evaluation_partnership_id_person_id",
                table: "evaluation",
                columns: new[] { "partnership_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_evaluation_partnership_id_trajectory_id_person_id",
                table: "evaluation",
                columns: new[] { "partnership_id", "trajectory_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_evaluation_invitation_partnership_id_person_id",
                table: "evaluation_invitation",
                columns: new[] { "partnership_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_evaluation_invitation_partnership_id_trajectory_id_person_id",
                table: "evaluation_invitation",
                columns: new[] { "partnership_id", "trajectory_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_trajectory_look_back_partnership_id_trajectory_id",
                table: "trajectory_look_back",
                columns: new[] { "partnership_id", "trajectory_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_trajectory_look_back_partnership_id_written_by_id",
                table: "trajectory_look_back",
                columns: new[] { "partnership_id", "written_by_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "evaluation");

            migrationBuilder.DropTable(
                name: "evaluation_invitation");

            migrationBuilder.DropTable(
                name: "trajectory_look_back");
        }
    }
}
