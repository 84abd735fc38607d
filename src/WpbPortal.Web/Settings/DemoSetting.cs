namespace WpbPortal.Web.Settings;

/// <summary>Whether this is a demonstration (setting <c>Demo</c>): its mails are kept and shown instead of only sent.</summary>
public sealed class DemoSetting(IConfiguration configuration)
{
    /// <summary>True in a demonstration.</summary>
    public bool IsDemo { get; } = Read(configuration, otherwise: false);

    /// <summary>What the setting says.</summary>
    /// <exception cref="SettingException">It says neither yes nor no.</exception>
    internal static bool Read(IConfiguration configuration, bool otherwise) => configuration["Demo"] switch
    {
        null or "" => otherwise,
        { } text when bool.TryParse(text, out var isDemo) => isDemo,
        var text => throw new SettingException($"Demo holds {text}; write true or false."),
    };
}
