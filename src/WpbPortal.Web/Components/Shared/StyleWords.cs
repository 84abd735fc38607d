using System.Globalization;
using WpbPortal.Domain.Coaching;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Components.Shared;

/// <summary>What the square of two taps says in words: what was seen, and never whether that was good.</summary>
public static class StyleWords
{
    /// <summary>From how many conversations on something can be said of a shift.</summary>
    public const int FewestForShift = 4;

    private const double Noticeable = 0.15;

    /// <summary>The places on the line from hardly to wholly steering that can be tapped.</summary>
    public static IReadOnlyList<double> Steps { get; } = [-1, -0.5, 0, 0.5, 1];

    /// <summary>The place that can be tapped which lies nearest.</summary>
    public static double Nearest(double steering) => Steps.MinBy(step => Math.Abs(step - steering));

    /// <summary>Who brought the topic in.</summary>
    public static string By(BroughtInBy by) => by.Label();

    /// <summary>How steering, in a word or two.</summary>
    public static string Steering(double steering) => Nearest(steering) switch
    {
        -1 => PictureTexts.TapHardly,
        -0.5 => PictureTexts.TapLittle,
        0 => PictureTexts.TapHalf,
        0.5 => PictureTexts.TapQuite,
        _ => PictureTexts.TapWholly,
    };

    /// <summary>What the supervisor does in that quarter of the square.</summary>
    public static string Role(WhoLed led) => led.Role?.Label() ?? PictureTexts.BetweenRoles;

    /// <summary>One dot in a sentence or two.</summary>
    /// <param name="led">The dot.</param>
    /// <param name="who">How the two are called.</param>
    public static string Dot(WhoLed led, StyleNames who)
    {
        var topic = led.By switch
        {
            BroughtInBy.Together => PictureTexts.DotTogether,
            BroughtInBy.Student => string.Format(who.IsStudent ? PictureTexts.DotByYou : PictureTexts.DotBy, who.Student),
            _ => string.Format(who.IsSupervisor ? PictureTexts.DotByYou : PictureTexts.DotBy, who.Supervisor),
        };
        var steering = string.Format(who.IsSupervisor ? PictureTexts.DotYouSteered : PictureTexts.DotSteered, who.Supervisor, Steering(led.Steering));
        return $"{topic} {steering}";
    }

    /// <summary>How the dots moved, from their older to their newer half; null while there are too few.</summary>
    /// <param name="dots">The dots of one who tapped, oldest first, with their day.</param>
    /// <param name="who">How the two are called.</param>
    public static string? Shift(IReadOnlyList<(DateOnly Day, WhoLed Led)> dots, StyleNames who)
    {
        if (dots.Count < FewestForShift) return null;
        var (older, newer) = (dots.Take(dots.Count / 2).ToList(), dots.Skip(dots.Count / 2).ToList());
        return Between(older.ConvertAll(dot => dot.Led), newer.ConvertAll(dot => dot.Led),
            string.Format(PictureTexts.Since, newer[0].Day.ToString("MMMM", CultureInfo.CurrentUICulture)), who);
    }

    /// <summary>How one stretch of conversations differs from another, in a sentence or two.</summary>
    /// <param name="older">The one.</param>
    /// <param name="newer">The other.</param>
    /// <param name="when">When the other was, as the beginning of a sentence.</param>
    /// <param name="who">How the two are called.</param>
    public static string Between(IReadOnlyCollection<WhoLed> older, IReadOnlyCollection<WhoLed> newer, string when, StyleNames who)
    {
        var topic = (newer.Average(Side) - older.Average(Side)) switch
        {
            < -2 * Noticeable => string.Format(PictureTexts.ShiftTopic, when, who.FromStudent),
            > 2 * Noticeable => string.Format(PictureTexts.ShiftTopic, when, who.FromSupervisor),
            _ => string.Format(PictureTexts.ShiftTopicSame, when),
        };
        var steering = (newer.Average(dot => dot.Steering) - older.Average(dot => dot.Steering)) switch
        {
            < -Noticeable => string.Format(PictureTexts.ShiftLess, who.Supervisor),
            > Noticeable => string.Format(PictureTexts.ShiftMore, who.Supervisor),
            _ => PictureTexts.ShiftSame,
        };
        return $"{topic} {steering}";
    }

    private static double Side(WhoLed led) => (int)led.By - (int)BroughtInBy.Together;
}

/// <summary>How the two of a conversation are called in a sentence.</summary>
/// <param name="Student">The student, at the beginning of a sentence.</param>
/// <param name="FromStudent">From whom the topic came, when it was the student.</param>
/// <param name="Supervisor">The supervisor, at the beginning of a sentence.</param>
/// <param name="FromSupervisor">From whom the topic came, when it was the supervisor.</param>
/// <param name="IsStudent">Whether the student reads it.</param>
/// <param name="IsSupervisor">Whether the supervisor reads it.</param>
public sealed record StyleNames(string Student, string FromStudent, string Supervisor, string FromSupervisor, bool IsStudent, bool IsSupervisor)
{
    /// <summary>As the supervisor reads it.</summary>
    /// <param name="student">The student's given name; null for several.</param>
    public static StyleNames ForSupervisor(string? student) =>
        new(student ?? BroughtInBy.Student.Label(), student ?? PictureTexts.YourStudents, PictureTexts.You, PictureTexts.FromYou, false, true);

    /// <summary>As the student reads it.</summary>
    /// <param name="supervisor">The supervisor's given name; null for several.</param>
    public static StyleNames ForStudent(string? supervisor) =>
        new(PictureTexts.You, PictureTexts.FromYou, supervisor ?? PictureTexts.YourSupervisor, supervisor ?? PictureTexts.FromYourSupervisor, true, false);

    /// <summary>As somebody reads it who was not there and knows the students not.</summary>
    /// <param name="supervisor">The supervisor's given name.</param>
    public static StyleNames ForReader(string supervisor) => new(BroughtInBy.Student.Label(), PictureTexts.TheStudents, supervisor, supervisor, false, false);
}
