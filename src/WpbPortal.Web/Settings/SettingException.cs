namespace WpbPortal.Web.Settings;

/// <summary>A setting is wrong, so the portal does not start. The message says what to mend.</summary>
public sealed class SettingException(string message) : Exception(message);
