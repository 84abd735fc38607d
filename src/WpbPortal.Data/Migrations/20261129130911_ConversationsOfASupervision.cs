using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WpbPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class ConversationsOfASupervision : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_coaching_session_partnership_id_supervision_id",
                table: "coaching_session");

            migrationBuilder.CreateIndex(
                name: "ix_coaching_session_partnership_id_supervision_id_at",
                table: "coaching_session",
                columns: new[] { "partnership_id", "supervision_id", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_coaching_session_partnership_id_supervision_id_at",
                table: "coaching_session");

            migrationBuilder.CreateIndex(
                name: "ix_coaching_session_partnership_id_supervision_id",
                table: "coaching_session",
                columns: new[] { "partnership_id", "supervision_id" });
        }
    }
}
