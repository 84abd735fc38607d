using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Components.Shell;

/// <summary>The lines of the pictures, on a grid of 24, drawn for this portal.</summary>
internal static class Shapes
{
    private static readonly Dictionary<IconName, MarkupString> Drawn = new()
    {
        [IconName.Today] = Lines("M4 18.5h16M6.5 18.500a5.5 5.5 0 0 1 11 0M12 6V9M4.8 9.800l2 1.700M19.2 9.800l-2 1.7"),
        [IconName.Conversation] = Lines("M4 6.500C4 5.1 5.1 4 6.5 4h6C13.9 4 15 5.1 15 6.500v3c0 1.4-1.1 2.5-2.5 2.500H9l-3 2.500V12C4.9 11.7 4 10.7 4 9.500z", "M18 9.200c1.2.3 2 1.3 2 2.500v3c0 1.2-.8 2.2-2 2.400V20l-3.2-2.800H12c-1 0-1.8-.5-2.2-1.3"),
        [IconName.Trajectory] = Lines("M5 20c9 0 1.5-8 8-8 4.5 0 4-4.2 4-4.2", "M17 8V3l4 1.700L17 6.4", "M5 20h.01"),
        [IconName.People] = Lines("M9 11a3.2 3.2 0 1 0 0-6.400A3.2 3.2 0 0 0 9 11zM3 19.500c0-3.2 2.6-5.3 6-5.300s6 2.1 6 5.3", "M15.5 4.900a3 3 0 0 1 0 5.900M17.5 14.600c2.1.7 3.5 2.5 3.5 4.9"),
        [IconName.Insight] = Lines("M4 4v13.500C4 18.9 5.1 20 6.5 20H20", "M8 15.500l3.5-4.5 3 2.500L19.5 7"),
        [IconName.Mine] = Lines("M7 3.500h9.500c1.1 0 2 .9 2 2v13c0 1.1-.9 2-2 2H7c-.8 0-1.5-.7-1.5-1.500v-14c0-.8.7-1.5 1.5-1.500zM9 3.500v17", "M12.5 8.500h3M12.5 12h3"),
        [IconName.Plus] = Lines("M12 5v14M5 12h14"),
        [IconName.Minus] = Lines("M5 12h14"),
        [IconName.Coffee] = Lines("M5 10h12v5.500c0 2.5-2 4.5-4.5 4.500h-3C7 20 5 18 5 15.500zM17 11.500h1.200a2.3 2.3 0 0 1 0 4.600H17", "M8.5 7c0-1.3 1-1.3 1-2.600M12.5 7c0-1.3 1-1.3 1-2.6"),
        [IconName.Search] = Lines("M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.3 15.300L20 20"),
        [IconName.Bell] = Lines("M6.5 16.500V11a5.5 5.5 0 0 1 11 0v5.500l1.5 1.800H5zM10 20.500c.6.5 1.2.7 2 .7s1.4-.2 2-.7M12 5.500V3.5"),
        [IconName.Check] = Lines("M4.5 12.800l4.7 4.700L19.5 7"),
        [IconName.Cross] = Lines("M6 6l12 12M18 6L6 18"),
        [IconName.ArrowRight] = Lines("M4.5 12h15M13.5 6l6 6-6 6"),
        [IconName.ArrowLeft] = Lines("M19.5 12h-15M10.5 6l-6 6 6 6"),
        [IconName.ChevronRight] = Lines("M9.5 5.500L16 12l-6.5 6.5"),
        [IconName.ChevronDown] = Lines("M5.5 9.500L12 16l6.5-6.5"),
        [IconName.Calendar] = Lines("M6 5.500h12c1.1 0 2 .9 2 2V18c0 1.1-.9 2-2 2H6c-1.1 0-2-.9-2-2V7.500c0-1.1.9-2 2-2zM4 10h16M8.5 3.500v3.500M15.5 3.500v3.5"),
        [IconName.Clock] = Lines("M12 20.500a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7.500V12l3 2"),
        [IconName.Eye] = Lines("M3 12c2.2-4 5.3-6 9-6s6.8 2 9 6c-2.2 4-5.3 6-9 6s-6.8-2-9-6z", "M12 14.600a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.200z"),
        [IconName.Lock] = Lines("M7 10.500h10c1.1 0 2 .9 2 2v6c0 1.1-.9 2-2 2H7c-1.1 0-2-.9-2-2v-6c0-1.1.9-2 2-2zM8.5 10.500V7.800a3.5 3.5 0 0 1 7 0v2.700M12 14.500v2"),
        [IconName.Share] = Lines("M12 14V4M8.5 7L12 3.5 15.5 7", "M7.5 11H6.500c-1.1 0-2 .9-2 2v5.500c0 1.1.9 2 2 2h11c1.1 0 2-.9 2-2V13c0-1.1-.9-2-2-2h-1"),
        [IconName.Pencil] = Lines("M4.5 19.500l.9-4L16 4.900a1.9 1.9 0 0 1 2.7 0l.4.4a1.9 1.9 0 0 1 0 2.700L8.5 18.600zM14 7l3 3"),
        [IconName.Bin] = Lines("M4.5 7h15M9.5 7V4.500h5V7M6.5 7l.8 11.700c.1 1 .9 1.8 1.9 1.800h5.600c1 0 1.8-.8 1.9-1.800L17.5 7M10.5 11v5.500M13.5 11v5.5"),
        [IconName.Download] = Lines("M12 4v11M8 11.500l4 4 4-4M4.5 17v1.500c0 1.1.9 2 2 2h11c1.1 0 2-.9 2-2V17"),
        [IconName.Upload] = Lines("M12 15.500v-11M8 8l4-4 4 4M4.5 17v1.500c0 1.1.9 2 2 2h11c1.1 0 2-.9 2-2V17"),
        [IconName.Document] = Lines("M7.5 3.500H14l4.5 4.500v10.500c0 1.1-.9 2-2 2h-9c-1.1 0-2-.9-2-2v-13c0-1.1.9-2 2-2zM14 3.500V8h4.500M9 12.500h6M9 16h4"),
        [IconName.Mail] = Lines("M5.5 5.500h13c1.1 0 2 .9 2 2v9c0 1.1-.9 2-2 2h-13c-1.1 0-2-.9-2-2v-9c0-1.1.9-2 2-2zM4 7l8 6 8-6"),
        [IconName.Key] = Lines("M8 19.500a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM11.3 11.700l7.2-7.200M15.5 7.500l2.5 2.500M7.5 15.300h.01"),
        [IconName.Shield] = Lines("M12 3.500l7 2.500v5.500c0 4.3-2.8 7.5-7 9-4.2-1.5-7-4.7-7-9V6zM8.8 12l2.3 2.3 4.2-4.5"),
        [IconName.Info] = Lines("M12 20.500a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 11v5.500M12 7.800h.01"),
        [IconName.Attention] = Lines("M12 4.200c.6 0 1.1.3 1.4.8l6.8 12c.6 1.1-.2 2.5-1.5 2.500H5.300c-1.3 0-2.1-1.4-1.5-2.500l6.8-12c.3-.5.8-.8 1.4-.8zM12 9.500v4M12 16.500h.01"),
        [IconName.Mistake] = Lines("M8.5 3.500h7l5 5v7l-5 5h-7l-5-5v-7zM12 8v5M12 16h.01"),
        [IconName.Experiment] = Lines("M9 3.500h6M10 3.500v6L5 18c-.7 1.2.1 2.5 1.5 2.500h11c1.4 0 2.2-1.3 1.5-2.500l-5-8.500v-6M7.5 15h9"),
        [IconName.Question] = Lines("M12 20.500a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM9.5 9.500c.2-1.5 1.3-2.3 2.6-2.3 1.5 0 2.6.9 2.6 2.3 0 1.9-2.6 2-2.6 4M12.1 16.600h.01"),
        [IconName.Book] = Lines("M12 6.500C10 5 7.3 4.5 4 4.500v13.500c3.3 0 6 .5 8 2 2-1.5 4.7-2 8-2V4.500c-3.3 0-6 .5-8 2zM12 6.500V20"),
        [IconName.Theme] = Lines("M5 19c0-9 5-14 14.5-14C19.5 14 15.5 18 9 18c-1 0-2-.2-2.5-.5M5 20.500c1.2-4.5 4-7.7 8-9.5"),
        [IconName.Door] = Lines("M6.5 20.500v-15c0-1.1.9-2 2-2h7c1.1 0 2 .9 2 2v15M4 20.500h16M14 12h.01"),
        [IconName.Feedback] = Lines("M4 6.500C4 5.1 5.1 4 6.5 4h11C18.9 4 20 5.1 20 6.500v7c0 1.4-1.1 2.5-2.5 2.500H11l-4.5 4v-4C5.1 16 4 14.9 4 13.500z", "M8 8.500h8M8 11.800h5"),
        [IconName.Reply] = Lines("M9.5 6L4 11.5 9.5 17M4 11.500h9.500c3.6 0 6.5 2.5 6.5 6.5"),
        [IconName.Language] = Lines("M12 20.500a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM3.5 12h17M12 3.500c2.3 2.3 3.5 5.1 3.5 8.500s-1.2 6.2-3.5 8.500c-2.3-2.3-3.5-5.1-3.5-8.500s1.2-6.2 3.5-8.500z"),
        [IconName.Sun] = Lines("M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 3v1.500M12 19.500V21M3 12h1.500M19.5 12H21M5.6 5.600l1.1 1.100M17.3 17.300l1.1 1.100M18.4 5.600l-1.1 1.100M6.7 17.300l-1.1 1.1"),
        [IconName.Moon] = Lines("M19.5 14.500A8 8 0 0 1 9.5 4.500a8 8 0 1 0 10 10z"),
        [IconName.SignOut] = Lines("M10 4.500H7c-1.1 0-2 .9-2 2v11c0 1.1.9 2 2 2h3M10 12h10M16 8l4 4-4 4"),
        [IconName.Settings] = Lines("M4 7h9M17.5 7H20M4 17h2.500M11 17h9", "M15.2 9.300a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.600zM8.8 19.300a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.600z"),
        [IconName.Filter] = Lines("M4 6h16M7 12h10M10 18h4"),
        [IconName.Play] = Lines("M8 5.500c0-.8.9-1.3 1.5-.8l9 6.500c.5.4.5 1.2 0 1.600l-9 6.500c-.6.5-1.5 0-1.5-.8z"),
        [IconName.Help] = Lines("M12 20c-4.8-3.3-8-6.2-8-10a4.3 4.3 0 0 1 8-2.200A4.3 4.3 0 0 1 20 10c0 3.8-3.2 6.7-8 10z"),
        [IconName.School] = Lines("M3.5 9.500L12 5l8.5 4.500L12 14zM7 11.800v4.400c1.3 1.2 3 1.8 5 1.800s3.7-.6 5-1.800v-4.400M20.5 9.500v5"),
        [IconName.Device] = Lines("M8.5 3h7c1.1 0 2 .9 2 2v14c0 1.1-.9 2-2 2h-7c-1.1 0-2-.9-2-2V5c0-1.1.9-2 2-2zM10.5 18h3"),
        [IconName.List] = Lines("M9 6.500h11M9 12h11M9 17.500h11M4.5 6.500h.01M4.5 12h.01M4.5 17.500h.01"),
    };

    /// <summary>The lines of one picture.</summary>
    public static MarkupString Of(IconName name) => Drawn[name];

    private static MarkupString Lines(params string[] paths) => new(string.Concat(paths.Select(path => $"<path d=\"{path}\"/>")));
}
