using WpbPortal.Domain.People;

namespace WpbPortal.Domain.Trajectories;

/// <summary>For whom a trajectory, or one of its meetings, is.</summary>
public enum Audience
{
    /// <summary>Supervisors (wpb's).</summary>
    Supervisor = 1,

    /// <summary>Student teachers.</summary>
    StudentTeacher = 2,

    /// <summary>Supervisors and student teachers together.</summary>
    Both = 3,
}

/// <summary>Who belongs to an audience.</summary>
public static class Audiences
{
    /// <summary>Whether people in this role belong to it.</summary>
    public static bool Includes(this Audience audience, Role role) => role switch
    {
        Role.Supervisor => audience is Audience.Supervisor or Audience.Both,
        Role.StudentTeacher => audience is Audience.StudentTeacher or Audience.Both,
        _ => false,
    };
}
