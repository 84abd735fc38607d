namespace WpbPortal.Web.Tests.Access.Matrix;

/// <summary>
/// Who asks. Each role is there twice: who has to do with the records of the world (its student, its supervisor, the educator of
/// that school …), and a colleague in the same role who has not.
/// </summary>
[Flags]
public enum Who
{
    /// <summary>Nobody.</summary>
    None = 0,

    /// <summary>The student whom the records are about.</summary>
    Student = 1 << 0,

    /// <summary>A student at another school.</summary>
    OtherStudent = 1 << 1,

    /// <summary>His supervisor, who wrote the records.</summary>
    Supervisor = 1 << 2,

    /// <summary>A supervisor of another team and school.</summary>
    OtherSupervisor = 1 << 3,

    /// <summary>The school educator of that school.</summary>
    Educator = 1 << 4,

    /// <summary>A school educator of another school.</summary>
    OtherEducator = 1 << 5,

    /// <summary>The institute educator who follows the student.</summary>
    Follower = 1 << 6,

    /// <summary>An institute educator who follows nobody.</summary>
    OtherFollower = 1 << 7,

    /// <summary>The trainer of the group.</summary>
    Trainer = 1 << 8,

    /// <summary>A trainer of no group.</summary>
    OtherTrainer = 1 << 9,

    /// <summary>The coordinator.</summary>
    Coordinator = 1 << 10,

    /// <summary>The administrator of the platform, who is no person of any partnership.</summary>
    Admin = 1 << 11,

    /// <summary>Somebody whose last role ended yesterday.</summary>
    Former = 1 << 12,

    /// <summary>Both of a role.</summary>
    Students = Student | OtherStudent,

    /// <inheritdoc cref="Students"/>
    Supervisors = Supervisor | OtherSupervisor,

    /// <inheritdoc cref="Students"/>
    Educators = Educator | OtherEducator,

    /// <inheritdoc cref="Students"/>
    Followers = Follower | OtherFollower,

    /// <inheritdoc cref="Students"/>
    Trainers = Trainer | OtherTrainer,

    /// <summary>Everybody with a role in the partnership today.</summary>
    Members = Students | Supervisors | Educators | Followers | Trainers | Coordinator,

    /// <summary>Everybody who can sign in.</summary>
    SignedIn = Members | Admin | Former,
}
