using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WpbPortal.Data.Accounts;
using WpbPortal.Data.Mail;

namespace WpbPortal.Data.Mappings;

/// <summary>The tables that belong to no single partnership: the list that the catalogue test knows.</summary>
internal static class Platform
{
    public const string Schema = "platform";
}

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> table)
    {
        table.ToTable("account", Platform.Schema);
        table.Property(row => row.Id).ValueGeneratedNever();
        table.Property(row => row.Email).HasMaxLength(254);
        table.Property(row => row.DisplayName).HasMaxLength(Account.DisplayNameLength);
        table.Property(row => row.Language).HasMaxLength(2);
        table.Property(row => row.Theme).HasMaxLength(5);
        table.Property(row => row.TimeZone).HasMaxLength(60);
        table.Property(row => row.SecurityStamp).HasMaxLength(64);
        table.HasIndex(row => row.Email).IsUnique();
    }
}

internal sealed class AccountSessionMapping : IEntityTypeConfiguration<AccountSession>
{
    public void Configure(EntityTypeBuilder<AccountSession> table)
    {
        table.ToTable("account_session", Platform.Schema);
        table.Property(row => row.Id).ValueGeneratedNever();
        table.Property(row => row.Device).HasMaxLength(120);
        table.HasOne(row => row.Account).WithMany().HasForeignKey(row => row.AccountId).OnDelete(DeleteBehavior.Cascade);
        table.HasIndex(row => row.TokenHash).IsUnique();
    }
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> table)
    {
        table.ToTable("invitation", Platform.Schema);
        table.Property(row => row.Id).ValueGeneratedNever();
        table.Property(row => row.Email).HasMaxLength(254);
        table.HasIndex(row => row.TokenHash).IsUnique();
        table.HasIndex(row => new { row.PartnershipId, row.PersonId });
    }
}

internal sealed class PasswordResetMapping : IEntityTypeConfiguration<PasswordReset>
{
    public void Configure(EntityTypeBuilder<PasswordReset> table)
    {
        table.ToTable("password_reset", Platform.Schema);
        table.Property(row => row.Id).ValueGeneratedNever();
        table.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId).OnDelete(DeleteBehavior.Cascade);
        table.HasIndex(row => row.TokenHash).IsUnique();
    }
}

internal sealed class PlatformAdministratorMapping : IEntityTypeConfiguration<PlatformAdministrator>
{
    public void Configure(EntityTypeBuilder<PlatformAdministrator> table)
    {
        table.ToTable("platform_administrator", Platform.Schema);
        table.HasKey(row => row.AccountId);
        table.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class DataProtectionKeyMapping : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> table)
    {
        table.ToTable("data_protection_key", Platform.Schema);
        table.Property(row => row.Id).ValueGeneratedNever();
        table.Property(row => row.FriendlyName).HasMaxLength(200);
    }
}

internal sealed class OutboxMessageMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> table)
    {
        table.ToTable("outbox_message", Platform.Schema);
        table.Property(row => row.Id).ValueGeneratedNever();
        table.Property(row => row.IdempotencyKey).HasMaxLength(200);
        table.Property(row => row.ToAddress).HasMaxLength(254);
        table.Property(row => row.ToName).HasMaxLength(200);
        table.Property(row => row.Language).HasMaxLength(2);
        table.Property(row => row.Subject).HasMaxLength(300);
        table.Property(row => row.LastError).HasMaxLength(500);
        table.HasIndex(row => row.IdempotencyKey).IsUnique();
        table.HasIndex(row => row.NextAttemptAt).HasFilter("sent_at is null and failed_at is null");
        table.HasIndex(row => row.CreatedAt).HasFilter("sorted_at is null and sent_at is null and failed_at is null");
    }
}
