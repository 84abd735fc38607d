using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WpbPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class TemplateVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "made_by_id",
                table: "template_version",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "word",
                table: "template_version",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "code",
                table: "meeting",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_template_version_partnership_id_made_by_id",
                table: "template_version",
                columns: new[] { "partnership_id", "made_by_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_template_version_person_partnership_id_made_by_id",
                table: "template_version",
                columns: new[] { "partnership_id", "made_by_id" },
                principalTable: "person",
                principalColumns: new[] { "partnership_id", "id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_template_version_person_partnership_id_made_by_id",
                table: "template_version");

            migrationBuilder.DropIndex(
                name: "ix_template_version_partnership_id_made_by_id",
                table: "template_version");

            migrationBuilder.DropColumn(
                name: "made_by_id",
                table: "template_version");

            migrationBuilder.DropColumn(
                name: "word",
                table: "template_version");

            migrationBuilder.DropColumn(
                name: "code",
                table: "meeting");
        }
    }
}
