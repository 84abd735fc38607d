namespace WpbPortal.Data.Accounts;

/// <summary>Rounds of PBKDF2 with HMAC-SHA512 for a password; OWASP ASVS asks for 210,000.</summary>
public static class PasswordRounds
{
    public const int Count = 220_000;
}
