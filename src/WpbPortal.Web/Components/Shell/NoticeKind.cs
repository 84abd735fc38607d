namespace WpbPortal.Web.Components.Shell;

/// <summary>What a notice is about.</summary>
public enum NoticeKind
{
    /// <summary>Good to know.</summary>
    Info,

    /// <summary>It is done.</summary>
    Good,

    /// <summary>Look at this before you go on.</summary>
    Attention,

    /// <summary>It was not done; the text says what to do. Read out at once, and focused after a form was sent.</summary>
    Mistake,
}
