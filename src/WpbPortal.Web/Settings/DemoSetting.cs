namespace WpbPortal.Web.Settings;

/// <summary>Whether this is a demonstration (setting <c>Demo</c>): its mails are kept and shown instead of only sent.</summary>
public sealed class DemoSetting(IConfiguration configuration)
{
    /// <summary>True in a demonstration.</summary>
    public bool IsDemo { get; } = configuration.GetValue<bool>("Demo");
}
