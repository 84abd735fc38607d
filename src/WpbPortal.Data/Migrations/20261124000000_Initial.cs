using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WpbPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "platform");

            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:btree_gist", ",,")
                .Annotation("Npgsql:PostgresExtension:unaccent", ",,");

            migrationBuilder.CreateTable(
                name: "account",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    display_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    failed_sign_ins = table.Column<int>(type: "integer", nullable: false),
                    locked_out_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    theme = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: true),
                    time_zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "data_protection_key",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    friendly_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    xml = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "invitation",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox_message",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    idempotency_key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    to_address = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    to_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    subject = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    body = table.Column<byte[]>(type: "bytea", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    failed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_error = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_message", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "partnership",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    region = table.Column<int>(type: "integer", nullable: false),
                    buddy_weeks = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership", x => x.partnership_id);
                    table.CheckConstraint("ck_partnership_buddy_weeks", "buddy_weeks between 1 and 8");
                })
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "account_session",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    device = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_session", x => x.id);
                    table.ForeignKey(
                        name: "fk_account_session_account_account_id",
                        column: x => x.account_id,
                        principalSchema: "platform",
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "password_reset",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_password_reset", x => x.id);
                    table.ForeignKey(
                        name: "fk_password_reset_account_account_id",
                        column: x => x.account_id,
                        principalSchema: "platform",
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "platform_administrator",
                schema: "platform",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_administrator", x => x.account_id);
                    table.ForeignKey(
                        name: "fk_platform_administrator_account_account_id",
                        column: x => x.account_id,
                        principalSchema: "platform",
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "audit_entry",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    act = table.Column<int>(type: "integer", nullable: false),
                    record = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    job = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entry", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_audit_entry_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:AppendOnly", "true")
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "institute",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "nl-x-icu"),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_institute", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_institute_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "intervention",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    position = table.Column<double>(type: "double precision", nullable: false),
                    label_nl = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    label_en = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    explanation_nl = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    explanation_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_intervention", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_intervention_position", "position between -1 and 1");
                    table.ForeignKey(
                        name: "fk_intervention_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "person",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    given_name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "nl-x-icu"),
                    surname_prefix = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    family_name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "nl-x-icu"),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_person_account_account_id",
                        column: x => x.account_id,
                        principalSchema: "platform",
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_person_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "school",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "nl-x-icu"),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_school", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_school_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "school_year",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_school_year", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_school_year_period", "ends_on is null or ends_on >= starts_on");
                    table.ForeignKey(
                        name: "fk_school_year_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Exclusion:ex_school_year_period", "EXCLUDE USING gist (partnership_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&)")
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "trajectory_template",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    latest_number = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trajectory_template", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_trajectory_template_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "draft",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: true),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draft", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_draft_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_draft_person_partnership_id_person_id",
                        columns: x => new { x.partnership_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "person_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "person_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateTable(
                name: "institute_guidance",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    student_id = table.Column<Guid>(type: "uuid", nullable: false),
                    educator_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_institute_guidance", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_institute_guidance_period", "ends_on is null or ends_on >= starts_on");
                    table.ForeignKey(
                        name: "fk_institute_guidance_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_institute_guidance_person_partnership_id_educator_id",
                        columns: x => new { x.partnership_id, x.educator_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_institute_guidance_person_partnership_id_student_id",
                        columns: x => new { x.partnership_id, x.student_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Exclusion:ex_institute_guidance", "EXCLUDE USING gist (partnership_id WITH =, student_id WITH =, educator_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&) WHERE (ended_at is null)")
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "notification",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    recipient_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notification", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_notification_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_notification_person_partnership_id_actor_id",
                        columns: x => new { x.partnership_id, x.actor_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_notification_person_partnership_id_recipient_id",
                        columns: x => new { x.partnership_id, x.recipient_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "recipient_id = nullif(current_setting('app.person_id', true), '')::uuid or actor_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "team",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "nl-x-icu"),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_team", x => new { x.partnership_id, x.id });
                    table.UniqueConstraint("ak_teams_partnership_id_school_id_id", x => new { x.partnership_id, x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_team_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_team_school_partnership_id_school_id",
                        columns: x => new { x.partnership_id, x.school_id },
                        principalTable: "school",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "template_version",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    template_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<string>(type: "jsonb", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    title_en = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    title_nl = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_template_version", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_template_version_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_template_version_trajectory_template_partnership_id_templat",
                        columns: x => new { x.partnership_id, x.template_id },
                        principalTable: "trajectory_template",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:AppendOnly", "true")
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "placement",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    student_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    team_id = table.Column<Guid>(type: "uuid", nullable: false),
                    days_per_week = table.Column<decimal>(type: "numeric(2,1)", precision: 2, scale: 1, nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end_reason = table.Column<int>(type: "integer", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_placement", x => new { x.partnership_id, x.id });
                    table.UniqueConstraint("ak_placement_partnership_id_id_student_id", x => new { x.partnership_id, x.id, x.student_id });
                    table.CheckConstraint("ck_placement_days", "days_per_week between 0.5 and 5");
                    table.CheckConstraint("ck_placement_period", "ends_on is null or ends_on >= starts_on");
                    table.ForeignKey(
                        name: "fk_placement_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_placement_person_partnership_id_student_id",
                        columns: x => new { x.partnership_id, x.student_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_placement_school_partnership_id_school_id",
                        columns: x => new { x.partnership_id, x.school_id },
                        principalTable: "school",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_placement_teams_partnership_id_school_id_team_id",
                        columns: x => new { x.partnership_id, x.school_id, x.team_id },
                        principalTable: "team",
                        principalColumns: new[] { "partnership_id", "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Exclusion:ex_placement_school", "EXCLUDE USING gist (partnership_id WITH =, student_id WITH =, school_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&) WHERE (ended_at is null or (ended_at at time zone 'Europe/Amsterdam')::date >= starts_on)")
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "role_assignment",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<int>(type: "integer", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: true),
                    team_id = table.Column<Guid>(type: "uuid", nullable: true),
                    institute_id = table.Column<Guid>(type: "uuid", nullable: true),
                    hours = table.Column<decimal>(type: "numeric(6,2)", precision: 6, scale: 2, nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role_assignment", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_role_assignment_period", "ends_on is null or ends_on >= starts_on");
                    table.CheckConstraint("ck_role_assignment_team", "team_id is null or school_id is not null");
                    table.ForeignKey(
                        name: "fk_role_assignment_institute_partnership_id_institute_id",
                        columns: x => new { x.partnership_id, x.institute_id },
                        principalTable: "institute",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_role_assignment_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_role_assignment_person_partnership_id_person_id",
                        columns: x => new { x.partnership_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_role_assignment_school_partnership_id_school_id",
                        columns: x => new { x.partnership_id, x.school_id },
                        principalTable: "school",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_role_assignment_teams_partnership_id_school_id_team_id",
                        columns: x => new { x.partnership_id, x.school_id, x.team_id },
                        principalTable: "team",
                        principalColumns: new[] { "partnership_id", "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Exclusion:ex_role_assignment_place", "EXCLUDE USING gist (partnership_id WITH =, person_id WITH =, role WITH =, coalesce(team_id, school_id, partnership_id) WITH =, daterange(starts_on, ends_on, '[]') WITH &&) WHERE (ended_at is null)")
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "trajectory",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_year_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: true),
                    goals = table.Column<string>(type: "jsonb", nullable: false),
                    audience = table.Column<int>(type: "integer", nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: true),
                    state = table.Column<int>(type: "integer", nullable: false),
                    made_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    title_en = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    title_nl = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trajectory", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_trajectory_capacity", "capacity is null or capacity between 1 and 500");
                    table.ForeignKey(
                        name: "fk_trajectory_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_trajectory_person_partnership_id_made_by_id",
                        columns: x => new { x.partnership_id, x.made_by_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_trajectory_school_partnership_id_school_id",
                        columns: x => new { x.partnership_id, x.school_id },
                        principalTable: "school",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_trajectory_school_year_partnership_id_school_year_id",
                        columns: x => new { x.partnership_id, x.school_year_id },
                        principalTable: "school_year",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_trajectory_template_version_partnership_id_version_id",
                        columns: x => new { x.partnership_id, x.version_id },
                        principalTable: "template_version",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "buddy_period",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    placement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    buddy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_buddy_period", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_buddy_period_period", "ends_on is null or ends_on >= starts_on");
                    table.ForeignKey(
                        name: "fk_buddy_period_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_buddy_period_person_partnership_id_buddy_id",
                        columns: x => new { x.partnership_id, x.buddy_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_buddy_period_placement_partnership_id_placement_id",
                        columns: x => new { x.partnership_id, x.placement_id },
                        principalTable: "placement",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Exclusion:ex_buddy_placement", "EXCLUDE USING gist (partnership_id WITH =, placement_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&)")
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "supervision",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    placement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    student_id = table.Column<Guid>(type: "uuid", nullable: false),
                    supervisor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_supervision", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_supervision_period", "ends_on is null or ends_on >= starts_on");
                    table.CheckConstraint("ck_supervision_two_people", "supervisor_id <> student_id");
                    table.ForeignKey(
                        name: "fk_supervision_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_supervision_person_partnership_id_student_id",
                        columns: x => new { x.partnership_id, x.student_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_supervision_person_partnership_id_supervisor_id",
                        columns: x => new { x.partnership_id, x.supervisor_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_supervision_placement_partnership_id_placement_id_student_id",
                        columns: x => new { x.partnership_id, x.placement_id, x.student_id },
                        principalTable: "placement",
                        principalColumns: new[] { "partnership_id", "id", "student_id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Exclusion:ex_supervision_placement", "EXCLUDE USING gist (partnership_id WITH =, placement_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&) WHERE (ended_at is null or (ended_at at time zone 'Europe/Amsterdam')::date >= starts_on)")
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "meeting",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    trajectory_id = table.Column<Guid>(type: "uuid", nullable: false),
                    form = table.Column<int>(type: "integer", nullable: false),
                    audience = table.Column<int>(type: "integer", nullable: false),
                    questions = table.Column<string>(type: "jsonb", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    room = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    cancelled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancel_reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    purpose_en = table.Column<string>(type: "text", nullable: false),
                    purpose_nl = table.Column<string>(type: "text", nullable: false),
                    title_en = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    title_nl = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meeting", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_meeting_minutes", "minutes between 5 and 600");
                    table.ForeignKey(
                        name: "fk_meeting_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_meeting_trajectory_partnership_id_trajectory_id",
                        columns: x => new { x.partnership_id, x.trajectory_id },
                        principalTable: "trajectory",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "participation",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    trajectory_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<int>(type: "integer", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    invited_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    invited_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    waiting_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    word = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_participation", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_participation_role", "role in (1, 2)");
                    table.CheckConstraint("ck_participation_waiting", "state <> 5 or waiting_since is not null");
                    table.ForeignKey(
                        name: "fk_participation_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_participation_person_partnership_id_invited_by_id",
                        columns: x => new { x.partnership_id, x.invited_by_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_participation_person_partnership_id_person_id",
                        columns: x => new { x.partnership_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_participation_school_partnership_id_school_id",
                        columns: x => new { x.partnership_id, x.school_id },
                        principalTable: "school",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_participation_trajectory_partnership_id_trajectory_id",
                        columns: x => new { x.partnership_id, x.trajectory_id },
                        principalTable: "trajectory",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "trajectory_trainer",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    trajectory_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trajectory_trainer", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_trajectory_trainer_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_trajectory_trainer_person_partnership_id_person_id",
                        columns: x => new { x.partnership_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_trajectory_trainer_trajectory_partnership_id_trajectory_id",
                        columns: x => new { x.partnership_id, x.trajectory_id },
                        principalTable: "trajectory",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "coaching_session",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    supervision_id = table.Column<Guid>(type: "uuid", nullable: false),
                    student_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    shared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_coaching_session", x => new { x.partnership_id, x.id });
                    table.UniqueConstraint("ak_coaching_session_partnership_id_id_author_id", x => new { x.partnership_id, x.id, x.author_id });
                    table.UniqueConstraint("ak_coaching_session_partnership_id_id_author_id_student_id", x => new { x.partnership_id, x.id, x.author_id, x.student_id });
                    table.CheckConstraint("ck_coaching_session_minutes", "minutes between 1 and 480");
                    table.CheckConstraint("ck_coaching_session_shared", "(state = 3) = (shared_at is not null)");
                    table.ForeignKey(
                        name: "fk_coaching_session_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_coaching_session_person_partnership_id_author_id",
                        columns: x => new { x.partnership_id, x.author_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_coaching_session_person_partnership_id_student_id",
                        columns: x => new { x.partnership_id, x.student_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_coaching_session_supervision_partnership_id_supervision_id",
                        columns: x => new { x.partnership_id, x.supervision_id },
                        principalTable: "supervision",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateTable(
                name: "cover",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    supervision_id = table.Column<Guid>(type: "uuid", nullable: false),
                    covered_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cover", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_cover_period", "ends_on is null or ends_on >= starts_on");
                    table.ForeignKey(
                        name: "fk_cover_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_cover_person_partnership_id_covered_by_id",
                        columns: x => new { x.partnership_id, x.covered_by_id },
                        principalTable: "person",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_cover_supervision_partnership_id_supervision_id",
                        columns: x => new { x.partnership_id, x.supervision_id },
                        principalTable: "supervision",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Exclusion:ex_cover_supervision", "EXCLUDE USING gist (partnership_id WITH =, supervision_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&) WHERE (ended_at is null or (ended_at at time zone 'Europe/Amsterdam')::date >= starts_on)")
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "meeting_activity",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    phase = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    description = table.Column<string>(type: "jsonb", nullable: true),
                    materials = table.Column<string>(type: "jsonb", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    title_en = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    title_nl = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meeting_activity", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_meeting_activity_minutes", "minutes between 1 and 600");
                    table.ForeignKey(
                        name: "fk_meeting_activity_meeting_partnership_id_meeting_id",
                        columns: x => new { x.partnership_id, x.meeting_id },
                        principalTable: "meeting",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_meeting_activity_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Tenant", "partnership_id");

            migrationBuilder.CreateTable(
                name: "feedback",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    student_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    saw = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    did = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    question = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    shared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    corrected_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feedback", x => new { x.partnership_id, x.id });
                    table.UniqueConstraint("ak_feedback_partnership_id_id_author_id", x => new { x.partnership_id, x.id, x.author_id });
                    table.UniqueConstraint("ak_feedback_partnership_id_id_author_id_student_id", x => new { x.partnership_id, x.id, x.author_id, x.student_id });
                    table.CheckConstraint("ck_feedback_whole", "shared_at is null or (saw is not null and did is not null and question is not null)");
                    table.ForeignKey(
                        name: "fk_feedback_coaching_session_partnership_id_session_id_author_",
                        columns: x => new { x.partnership_id, x.session_id, x.author_id, x.student_id },
                        principalTable: "coaching_session",
                        principalColumns: new[] { "partnership_id", "id", "author_id", "student_id" });
                    table.ForeignKey(
                        name: "fk_feedback_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid or (student_id = nullif(current_setting('app.person_id', true), '')::uuid and shared_at is not null)")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateTable(
                name: "private_note",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_private_note", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_private_note_coaching_session_partnership_id_session_id",
                        columns: x => new { x.partnership_id, x.session_id },
                        principalTable: "coaching_session",
                        principalColumns: new[] { "partnership_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_private_note_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateTable(
                name: "session_content",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    student_id = table.Column<Guid>(type: "uuid", nullable: false),
                    student_input = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    what_happened = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    concepts = table.Column<int[]>(type: "integer[]", nullable: false),
                    shared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_session_content", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_session_content_coaching_session_partnership_id_id_author_i",
                        columns: x => new { x.partnership_id, x.id, x.author_id, x.student_id },
                        principalTable: "coaching_session",
                        principalColumns: new[] { "partnership_id", "id", "author_id", "student_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_session_content_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid or (student_id = nullif(current_setting('app.person_id', true), '')::uuid and shared_at is not null)")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateTable(
                name: "session_reading",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    student_id = table.Column<Guid>(type: "uuid", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_session_reading", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_session_reading_coaching_session_partnership_id_id_author_i",
                        columns: x => new { x.partnership_id, x.id, x.author_id, x.student_id },
                        principalTable: "coaching_session",
                        principalColumns: new[] { "partnership_id", "id", "author_id", "student_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_session_reading_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:AppendOnly", "true")
                .Annotation("Wpb:Readers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid or author_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateTable(
                name: "session_steering",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    techniques = table.Column<int[]>(type: "integer[]", nullable: false),
                    roles = table.Column<int[]>(type: "integer[]", nullable: false),
                    slider = table.Column<double>(type: "double precision", nullable: true),
                    direction = table.Column<double>(type: "double precision", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    marks = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_session_steering", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_session_steering_direction", "direction between -1 and 1 and slider between -1 and 1");
                    table.ForeignKey(
                        name: "fk_session_steering_coaching_session_partnership_id_id_author_",
                        columns: x => new { x.partnership_id, x.id, x.author_id },
                        principalTable: "coaching_session",
                        principalColumns: new[] { "partnership_id", "id", "author_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_session_steering_partnership_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateTable(
                name: "feedback_reading",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    student_id = table.Column<Guid>(type: "uuid", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feedback_reading", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_feedback_reading_feedback_partnership_id_id_author_id_stude",
                        columns: x => new { x.partnership_id, x.id, x.author_id, x.student_id },
                        principalTable: "feedback",
                        principalColumns: new[] { "partnership_id", "id", "author_id", "student_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_feedback_reading_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:AppendOnly", "true")
                .Annotation("Wpb:Readers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid or author_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateTable(
                name: "feedback_reply",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    student_id = table.Column<Guid>(type: "uuid", nullable: false),
                    takes_along = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    will_try = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    replied_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    feedback_version = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feedback_reply", x => new { x.partnership_id, x.id });
                    table.CheckConstraint("ck_feedback_reply_said", "takes_along is not null or will_try is not null");
                    table.ForeignKey(
                        name: "fk_feedback_reply_feedback_partnership_id_id_author_id_student",
                        columns: x => new { x.partnership_id, x.id, x.author_id, x.student_id },
                        principalTable: "feedback",
                        principalColumns: new[] { "partnership_id", "id", "author_id", "student_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_feedback_reply_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:Readers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid or author_id = nullif(current_setting('app.person_id', true), '')::uuid")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "student_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateTable(
                name: "feedback_version",
                columns: table => new
                {
                    partnership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    feedback_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    saw = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    did = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    question = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    replaced_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feedback_version", x => new { x.partnership_id, x.id });
                    table.ForeignKey(
                        name: "fk_feedback_version_feedback_partnership_id_feedback_id_author",
                        columns: x => new { x.partnership_id, x.feedback_id, x.author_id },
                        principalTable: "feedback",
                        principalColumns: new[] { "partnership_id", "id", "author_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_feedback_version_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnership",
                        principalColumn: "partnership_id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Wpb:AppendOnly", "true")
                .Annotation("Wpb:Readers", "exists (select from feedback whole where whole.partnership_id = feedback_version.partnership_id and whole.id = feedback_id)")
                .Annotation("Wpb:Tenant", "partnership_id")
                .Annotation("Wpb:Writers", "author_id = nullif(current_setting('app.person_id', true), '')::uuid");

            migrationBuilder.CreateIndex(
                name: "ix_account_email",
                schema: "platform",
                table: "account",
                column: "email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_account_session_account_id",
                schema: "platform",
                table: "account_session",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_account_session_token_hash",
                schema: "platform",
                table: "account_session",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_entry_partnership_id_subject_id_at",
                table: "audit_entry",
                columns: new[] { "partnership_id", "subject_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_buddy_period_partnership_id_buddy_id",
                table: "buddy_period",
                columns: new[] { "partnership_id", "buddy_id" });

            migrationBuilder.CreateIndex(
                name: "ix_buddy_period_partnership_id_placement_id",
                table: "buddy_period",
                columns: new[] { "partnership_id", "placement_id" });

            migrationBuilder.CreateIndex(
                name: "ix_coaching_session_partnership_id_author_id_at_id",
                table: "coaching_session",
                columns: new[] { "partnership_id", "author_id", "at", "id" },
                descending: new[] { false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_coaching_session_partnership_id_student_id_at_id",
                table: "coaching_session",
                columns: new[] { "partnership_id", "student_id", "at", "id" },
                descending: new[] { false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_coaching_session_partnership_id_supervision_id",
                table: "coaching_session",
                columns: new[] { "partnership_id", "supervision_id" });

            migrationBuilder.CreateIndex(
                name: "ix_cover_partnership_id_covered_by_id",
                table: "cover",
                columns: new[] { "partnership_id", "covered_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_cover_partnership_id_supervision_id",
                table: "cover",
                columns: new[] { "partnership_id", "supervision_id" });

            migrationBuilder.CreateIndex(
                name: "ix_draft_partnership_id_person_id_key",
                table: "draft",
                columns: new[] { "partnership_id", "person_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_feedback_partnership_id_author_id_shared_at_id",
                table: "feedback",
                columns: new[] { "partnership_id", "author_id", "shared_at", "id" },
                descending: new[] { false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_feedback_partnership_id_session_id_author_id_student_id",
                table: "feedback",
                columns: new[] { "partnership_id", "session_id", "author_id", "student_id" });

            migrationBuilder.CreateIndex(
                name: "ix_feedback_partnership_id_student_id_shared_at_id",
                table: "feedback",
                columns: new[] { "partnership_id", "student_id", "shared_at", "id" },
                descending: new[] { false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_feedback_reading_partnership_id_id_author_id_student_id",
                table: "feedback_reading",
                columns: new[] { "partnership_id", "id", "author_id", "student_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_feedback_reply_partnership_id_author_id_replied_at",
                table: "feedback_reply",
                columns: new[] { "partnership_id", "author_id", "replied_at" },
                descending: new[] { false, false, true });

            migrationBuilder.CreateIndex(
                name: "ix_feedback_reply_partnership_id_id_author_id_student_id",
                table: "feedback_reply",
                columns: new[] { "partnership_id", "id", "author_id", "student_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_feedback_version_partnership_id_feedback_id_author_id",
                table: "feedback_version",
                columns: new[] { "partnership_id", "feedback_id", "author_id" });

            migrationBuilder.CreateIndex(
                name: "ix_feedback_version_partnership_id_feedback_id_version",
                table: "feedback_version",
                columns: new[] { "partnership_id", "feedback_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_institute_partnership_id_name",
                table: "institute",
                columns: new[] { "partnership_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_institute_guidance_partnership_id_educator_id",
                table: "institute_guidance",
                columns: new[] { "partnership_id", "educator_id" });

            migrationBuilder.CreateIndex(
                name: "ix_institute_guidance_partnership_id_student_id",
                table: "institute_guidance",
                columns: new[] { "partnership_id", "student_id" });

            migrationBuilder.CreateIndex(
                name: "ix_intervention_partnership_id_code",
                table: "intervention",
                columns: new[] { "partnership_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_invitation_partnership_id_person_id",
                schema: "platform",
                table: "invitation",
                columns: new[] { "partnership_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_invitation_token_hash",
                schema: "platform",
                table: "invitation",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_meeting_partnership_id_starts_at",
                table: "meeting",
                columns: new[] { "partnership_id", "starts_at" });

            migrationBuilder.CreateIndex(
                name: "ix_meeting_partnership_id_trajectory_id",
                table: "meeting",
                columns: new[] { "partnership_id", "trajectory_id" });

            migrationBuilder.CreateIndex(
                name: "ix_meeting_activity_partnership_id_meeting_id_position",
                table: "meeting_activity",
                columns: new[] { "partnership_id", "meeting_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_notification_partnership_id_actor_id",
                table: "notification",
                columns: new[] { "partnership_id", "actor_id" });

            migrationBuilder.CreateIndex(
                name: "ix_notification_partnership_id_recipient_id_at_id",
                table: "notification",
                columns: new[] { "partnership_id", "recipient_id", "at", "id" },
                descending: new[] { false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_message_idempotency_key",
                schema: "platform",
                table: "outbox_message",
                column: "idempotency_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_message_next_attempt_at",
                schema: "platform",
                table: "outbox_message",
                column: "next_attempt_at",
                filter: "sent_at is null and failed_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_participation_partnership_id_invited_by_id",
                table: "participation",
                columns: new[] { "partnership_id", "invited_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_participation_partnership_id_person_id",
                table: "participation",
                columns: new[] { "partnership_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_participation_partnership_id_school_id",
                table: "participation",
                columns: new[] { "partnership_id", "school_id" });

            migrationBuilder.CreateIndex(
                name: "ux_participation_person",
                table: "participation",
                columns: new[] { "partnership_id", "trajectory_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_password_reset_account_id",
                schema: "platform",
                table: "password_reset",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_password_reset_token_hash",
                schema: "platform",
                table: "password_reset",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_person_account_id",
                table: "person",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_person_partnership_id_account_id",
                table: "person",
                columns: new[] { "partnership_id", "account_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_person_partnership_id_email",
                table: "person",
                columns: new[] { "partnership_id", "email" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_person_partnership_id_family_name_given_name_id",
                table: "person",
                columns: new[] { "partnership_id", "family_name", "given_name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_person_partnership_id_number",
                table: "person",
                columns: new[] { "partnership_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_placement_partnership_id_school_id_team_id",
                table: "placement",
                columns: new[] { "partnership_id", "school_id", "team_id" });

            migrationBuilder.CreateIndex(
                name: "ix_placement_partnership_id_student_id",
                table: "placement",
                columns: new[] { "partnership_id", "student_id" });

            migrationBuilder.CreateIndex(
                name: "ix_placement_partnership_id_team_id",
                table: "placement",
                columns: new[] { "partnership_id", "team_id" });

            migrationBuilder.CreateIndex(
                name: "ix_private_note_partnership_id_session_id_author_id",
                table: "private_note",
                columns: new[] { "partnership_id", "session_id", "author_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_role_assignment_partnership_id_institute_id",
                table: "role_assignment",
                columns: new[] { "partnership_id", "institute_id" });

            migrationBuilder.CreateIndex(
                name: "ix_role_assignment_partnership_id_person_id_role",
                table: "role_assignment",
                columns: new[] { "partnership_id", "person_id", "role" });

            migrationBuilder.CreateIndex(
                name: "ix_role_assignment_partnership_id_school_id_role",
                table: "role_assignment",
                columns: new[] { "partnership_id", "school_id", "role" });

            migrationBuilder.CreateIndex(
                name: "ix_role_assignment_partnership_id_school_id_team_id",
                table: "role_assignment",
                columns: new[] { "partnership_id", "school_id", "team_id" });

            migrationBuilder.CreateIndex(
                name: "ix_school_partnership_id_name",
                table: "school",
                columns: new[] { "partnership_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_school_year_partnership_id_name",
                table: "school_year",
                columns: new[] { "partnership_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_session_content_partnership_id_id_author_id_student_id",
                table: "session_content",
                columns: new[] { "partnership_id", "id", "author_id", "student_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_session_reading_partnership_id_id_author_id_student_id",
                table: "session_reading",
                columns: new[] { "partnership_id", "id", "author_id", "student_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_session_steering_partnership_id_id_author_id",
                table: "session_steering",
                columns: new[] { "partnership_id", "id", "author_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_supervision_partnership_id_placement_id_student_id",
                table: "supervision",
                columns: new[] { "partnership_id", "placement_id", "student_id" });

            migrationBuilder.CreateIndex(
                name: "ix_supervision_partnership_id_student_id",
                table: "supervision",
                columns: new[] { "partnership_id", "student_id" });

            migrationBuilder.CreateIndex(
                name: "ix_supervision_partnership_id_supervisor_id",
                table: "supervision",
                columns: new[] { "partnership_id", "supervisor_id" });

            migrationBuilder.CreateIndex(
                name: "ix_team_partnership_id_school_id_name",
                table: "team",
                columns: new[] { "partnership_id", "school_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_template_version_partnership_id_template_id_number",
                table: "template_version",
                columns: new[] { "partnership_id", "template_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_trajectory_partnership_id_made_by_id",
                table: "trajectory",
                columns: new[] { "partnership_id", "made_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_trajectory_partnership_id_school_id",
                table: "trajectory",
                columns: new[] { "partnership_id", "school_id" });

            migrationBuilder.CreateIndex(
                name: "ix_trajectory_partnership_id_school_year_id",
                table: "trajectory",
                columns: new[] { "partnership_id", "school_year_id" });

            migrationBuilder.CreateIndex(
                name: "ix_trajectory_partnership_id_version_id",
                table: "trajectory",
                columns: new[] { "partnership_id", "version_id" });

            migrationBuilder.CreateIndex(
                name: "ix_trajectory_template_partnership_id_code",
                table: "trajectory_template",
                columns: new[] { "partnership_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_trajectory_trainer_partnership_id_person_id",
                table: "trajectory_trainer",
                columns: new[] { "partnership_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_trajectory_trainer_partnership_id_trajectory_id_person_id",
                table: "trajectory_trainer",
                columns: new[] { "partnership_id", "trajectory_id", "person_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_session",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "audit_entry");

            migrationBuilder.DropTable(
                name: "buddy_period");

            migrationBuilder.DropTable(
                name: "cover");

            migrationBuilder.DropTable(
                name: "data_protection_key",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "draft");

            migrationBuilder.DropTable(
                name: "feedback_reading");

            migrationBuilder.DropTable(
                name: "feedback_reply");

            migrationBuilder.DropTable(
                name: "feedback_version");

            migrationBuilder.DropTable(
                name: "institute_guidance");

            migrationBuilder.DropTable(
                name: "intervention");

            migrationBuilder.DropTable(
                name: "invitation",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "meeting_activity");

            migrationBuilder.DropTable(
                name: "notification");

            migrationBuilder.DropTable(
                name: "outbox_message",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "participation");

            migrationBuilder.DropTable(
                name: "password_reset",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "platform_administrator",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "private_note");

            migrationBuilder.DropTable(
                name: "role_assignment");

            migrationBuilder.DropTable(
                name: "session_content");

            migrationBuilder.DropTable(
                name: "session_reading");

            migrationBuilder.DropTable(
                name: "session_steering");

            migrationBuilder.DropTable(
                name: "trajectory_trainer");

            migrationBuilder.DropTable(
                name: "feedback");

            migrationBuilder.DropTable(
                name: "meeting");

            migrationBuilder.DropTable(
                name: "institute");

            migrationBuilder.DropTable(
                name: "coaching_session");

            migrationBuilder.DropTable(
                name: "trajectory");

            migrationBuilder.DropTable(
                name: "supervision");

            migrationBuilder.DropTable(
                name: "school_year");

            migrationBuilder.DropTable(
                name: "template_version");

            migrationBuilder.DropTable(
                name: "placement");

            migrationBuilder.DropTable(
                name: "trajectory_template");

            migrationBuilder.DropTable(
                name: "person");

            migrationBuilder.DropTable(
                name: "team");

            migrationBuilder.DropTable(
                name: "account",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "school");

            migrationBuilder.DropTable(
                name: "partnership");
        }
    }
}
