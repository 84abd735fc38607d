using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Features.Search;

/// <summary>Shows a passage with the words that were asked for marked in it.</summary>
internal static class Passages
{
    /// <summary>Stands before a word that was asked for: a letter that no language has.</summary>
    public const char Begins = '\uE000';

    /// <summary>Stands behind it.</summary>
    public const char Ends = '\uE001';

    /// <summary>How PostgreSQL picks the passage.</summary>
    public const string Options = "StartSel=\uE000, StopSel=\uE001, MaxFragments=2, MinWords=10, MaxWords=26, FragmentDelimiter=\" … \"";

    /// <summary>The passage as markup; everything in it is text.</summary>
    public static RenderFragment Of(string passage) => builder =>
    {
        var parts = passage.Split(Begins);
        builder.AddContent(0, parts[0]);
        foreach (var part in parts.Skip(1))
        {
            var end = part.IndexOf(Ends);
            builder.OpenElement(1, "mark");
            builder.AddContent(2, end < 0 ? part : part[..end]);
            builder.CloseElement();
            if (end >= 0) builder.AddContent(3, part[(end + 1)..]);
        }
    };
}
