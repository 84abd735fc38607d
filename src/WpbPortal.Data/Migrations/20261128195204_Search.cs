using Microsoft.EntityFrameworkCore.Migrations;
using WpbPortal.Data.Database;

#nullable disable

namespace WpbPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddDutchReading();
            migrationBuilder.AddSearchColumn("session_content", ["student_input", "what_happened"], "author_id", "student_id");
            migrationBuilder.AddSearchColumn("feedback", ["saw", "did", "question"]);
            migrationBuilder.AddSearchColumn("feedback_reply", ["takes_along", "will_try"], "student_id");
            migrationBuilder.AddSearchColumn("private_note", ["content"], "author_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop index ix_session_content_author_id, ix_session_content_student_id, ix_feedback_reply_student_id, ix_private_note_author_id");
            foreach (var table in (string[])["session_content", "feedback", "feedback_reply", "private_note"]) migrationBuilder.Sql($"alter table {table} drop column search");
            migrationBuilder.Sql("drop function public.dutch_shortened(text); drop text search configuration public.dutch_plain; drop text search configuration public.words_plain");
        }
    }
}
