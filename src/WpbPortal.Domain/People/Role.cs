namespace WpbPortal.Domain.People;

/// <summary>What somebody can be in a partnership (the ADEF portfolio of roles names them in Dutch).</summary>
public enum Role
{
    /// <summary>Aanstaande leraar (student).</summary>
    StudentTeacher = 1,

    /// <summary>Werkplekbegeleider (wpb).</summary>
    Supervisor = 2,

    /// <summary>Schoolopleider.</summary>
    SchoolEducator = 3,

    /// <summary>Trainer / assessor.</summary>
    Trainer = 4,

    /// <summary>Instituutsopleider.</summary>
    InstituteEducator = 5,

    /// <summary>Programmaleider / coördinator.</summary>
    Coordinator = 6,

    /// <summary>Beheerder of the platform: no role in a partnership, and sees no coaching content.</summary>
    PlatformAdmin = 7,
}
