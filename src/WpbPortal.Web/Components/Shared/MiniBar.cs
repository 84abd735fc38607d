namespace WpbPortal.Web.Components.Shared;

/// <summary>Whose side a bar is about; most are about neither.</summary>
public enum BarSide
{
    /// <summary>Neither side.</summary>
    Neither,

    /// <summary>The learner's.</summary>
    Learner,

    /// <summary>The supervisor's.</summary>
    Supervisor,
}

/// <summary>One bar.</summary>
/// <param name="Label">What is counted.</param>
/// <param name="Value">How much; null when it is held back to protect a small group.</param>
/// <param name="Side">Whose side it is about.</param>
public sealed record MiniBar(string Label, double? Value, BarSide Side = BarSide.Neither);
