using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WpbPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class DraftVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "writer",
                table: "draft",
                type: "uuid",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "writer",
                table: "draft");
        }
    }
}
