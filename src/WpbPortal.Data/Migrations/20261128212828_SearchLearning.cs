using Microsoft.EntityFrameworkCore.Migrations;
using WpbPortal.Data.Database;

#nullable disable

namespace WpbPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class SearchLearning : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddSearchColumn("agenda_item", ["content"]);
            migrationBuilder.AddSearchColumn("learning_question", ["wording", "brought"]);
            migrationBuilder.AddSearchColumn("experiment", ["content", "how_it_went"]);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in (string[])["agenda_item", "learning_question", "experiment"]) migrationBuilder.Sql($"alter table {table} drop column search");
        }
    }
}
