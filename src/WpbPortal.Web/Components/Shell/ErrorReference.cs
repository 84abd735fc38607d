namespace WpbPortal.Web.Components.Shell;

/// <summary>A short number that ties what somebody saw to a line in the log.</summary>
public static class ErrorReference
{
    /// <summary>The number of this request.</summary>
    public static string Of(HttpContext context) => Of(context.TraceIdentifier);

    /// <summary>A new number, for what goes wrong within a circuit.</summary>
    public static string New() => Of(Guid.NewGuid().ToString());

    private static string Of(string text) =>
        Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))[..8];
}
