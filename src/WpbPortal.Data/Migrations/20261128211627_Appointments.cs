using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WpbPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Appointments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterTable(
                name: "coaching_session")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "(author_id = nullif(current_setting('app.person_id', true), '')::uuid and exists (select from supervision coaching where coaching.partnership_id = coaching_session.partnership_id\n    and coaching.id = coaching_session.supervision_id and coaching.student_id = coaching_session.student_id\n    and (coaching.supervisor_id = nullif(current_setting('app.person_id', true), '')::uuid\n        or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = nullif(current_setting('app.person_id', true), '')::uuid\n            and (away.ended_at is null or (away.ended_at at time zone 'Europe/Amsterdam')::date >= away.starts_on)\n            and away.starts_on <= (coaching_session.at at time zone 'Europe/Amsterdam')::date\n            and (away.ends_on is null or away.ends_on >= (coaching_session.at at time zone 'Europe/Amsterdam')::date)))))\nor (student_id = nullif(current_setting('app.person_id', true), '')::uuid and state in (1, 4) and exists (select from supervision coaching where coaching.partnership_id = coaching_session.partnership_id\n    and coaching.id = coaching_session.supervision_id and coaching.student_id = nullif(current_setting('app.person_id', true), '')::uuid\n    and (coaching.supervisor_id = coaching_session.author_id\n        or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = coaching_session.author_id\n            and away.starts_on <= (coaching_session.at at time zone 'Europe/Amsterdam')::date\n            and (away.ends_on is null or away.ends_on >= (coaching_session.at at time zone 'Europe/Amsterdam')::date)))))")
                .OldAnnotation("Wpb:Tenant", "partnership_id")
                .OldAnnotation("Wpb:Writers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid and exists (select from supervision coaching where coaching.partnership_id = coaching_session.partnership_id\n    and coaching.id = coaching_session.supervision_id and coaching.student_id = coaching_session.student_id\n    and (coaching.supervisor_id = nullif(current_setting('app.person_id', true), '')::uuid\n        or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = nullif(current_setting('app.person_id', true), '')::uuid\n            and (away.ended_at is null or (away.ended_at at time zone 'Europe/Amsterdam')::date >= away.starts_on)\n            and away.starts_on <= (coaching_session.at at time zone 'Europe/Amsterdam')::date\n            and (away.ends_on is null or away.ends_on >= (coaching_session.at at time zone 'Europe/Amsterdam')::date))))");

            migrationBuilder.AddColumn<byte[]>(
                name: "calendar",
                schema: "platform",
                table: "outbox_message",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "changes",
                table: "coaching_session",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "place",
                table: "coaching_session",
                type: "character varying(80)",
                maxLength: 80,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "calendar",
                schema: "platform",
                table: "outbox_message");

            migrationBuilder.DropColumn(
                name: "changes",
                table: "coaching_session");

            migrationBuilder.DropColumn(
                name: "place",
                table: "coaching_session");

            migrationBuilder.AlterTable(
                name: "coaching_session")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid and exists (select from supervision coaching where coaching.partnership_id = coaching_session.partnership_id\n    and coaching.id = coaching_session.supervision_id and coaching.student_id = coaching_session.student_id\n    and (coaching.supervisor_id = nullif(current_setting('app.person_id', true), '')::uuid\n        or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = nullif(current_setting('app.person_id', true), '')::uuid\n            and (away.ended_at is null or (away.ended_at at time zone 'Europe/Amsterdam')::date >= away.starts_on)\n            and away.starts_on <= (coaching_session.at at time zone 'Europe/Amsterdam')::date\n            and (away.ends_on is null or away.ends_on >= (coaching_session.at at time zone 'Europe/Amsterdam')::date))))")
                .OldAnnotation("Wpb:Tenant", "partnership_id")
                .OldAnnotation("Wpb:Writers", "(author_id = nullif(current_setting('app.person_id', true), '')::uuid and exists (select from supervision coaching where coaching.partnership_id = coaching_session.partnership_id\n    and coaching.id = coaching_session.supervision_id and coaching.student_id = coaching_session.student_id\n    and (coaching.supervisor_id = nullif(current_setting('app.person_id', true), '')::uuid\n        or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = nullif(current_setting('app.person_id', true), '')::uuid\n            and (away.ended_at is null or (away.ended_at at time zone 'Europe/Amsterdam')::date >= away.starts_on)\n            and away.starts_on <= (coaching_session.at at time zone 'Europe/Amsterdam')::date\n            and (away.ends_on is null or away.ends_on >= (coaching_session.at at time zone 'Europe/Amsterdam')::date)))))\nor (student_id = nullif(current_setting('app.person_id', true), '')::uuid and state in (1, 4) and exists (select from supervision coaching where coaching.partnership_id = coaching_session.partnership_id\n    and coaching.id = coaching_session.supervision_id and coaching.student_id = nullif(current_setting('app.person_id', true), '')::uuid\n    and (coaching.supervisor_id = coaching_session.author_id\n        or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = coaching_session.author_id\n            and away.starts_on <= (coaching_session.at at time zone 'Europe/Amsterdam')::date\n            and (away.ends_on is null or away.ends_on >= (coaching_session.at at time zone 'Europe/Amsterdam')::date)))))");
        }
    }
}
