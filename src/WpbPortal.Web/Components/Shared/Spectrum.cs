using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Components.Shared;

/// <summary>How a place on the steering spectrum looks and is said; −1 is the learner's side, +1 the supervisor's.</summary>
public static class Spectrum
{
    /// <summary>The class that carries the colour of a place: one of eleven.</summary>
    public static string ClassOf(double position) => $"steer-{(int)Math.Round((Math.Clamp(position, -1, 1) + 1) * 5, MidpointRounding.AwayFromZero) + 1}";

    /// <summary>A direction in words, for who does not look at the picture.</summary>
    public static string InWords(double direction) => direction switch
    {
        < -0.6 => PictureTexts.WhollyLearner,
        < -0.15 => PictureTexts.MoreLearner,
        <= 0.15 => PictureTexts.InBetween,
        <= 0.6 => PictureTexts.MoreSupervisor,
        _ => PictureTexts.WhollySupervisor,
    };
}
