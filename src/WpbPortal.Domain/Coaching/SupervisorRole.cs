namespace WpbPortal.Domain.Coaching;

/// <summary>The four roles of a supervisor (Kroeze, 2014).</summary>
public enum SupervisorRole
{
    /// <summary>Gastheer: shows the way, introduces, opens doors.</summary>
    Host = 1,

    /// <summary>Leermeester: teaches, challenges, gives feedback.</summary>
    Master = 2,

    /// <summary>Raadgever: supports, advises, offers strategies.</summary>
    Counsellor = 3,

    /// <summary>Rolmodel: shows behaviour, attitude and values by example.</summary>
    RoleModel = 4,
}
