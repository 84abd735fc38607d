using WpbPortal.Domain;

namespace WpbPortal.Web.Drafts;

/// <summary>What a form says of itself, so that the script keeps what is typed in it: <c>@attributes="DraftForm.Of(…)"</c>.</summary>
public static class DraftForm
{
    /// <summary>The attributes of a form.</summary>
    /// <param name="viewer">For whom the form is made; nobody else's session can leave a draft of it.</param>
    /// <param name="key">Which form.</param>
    /// <param name="kept">What was kept of it, from whose number typing goes on.</param>
    public static Dictionary<string, object> Of(Viewer viewer, string key, KeptDraft kept) => new()
    {
        // A browser writes down what stands in fields, to restore a tab: not here, where it would lie readable on the device.
        ["autocomplete"] = "off",
        ["data-draft-key"] = key,
        ["data-draft-owner"] = viewer.PersonId,
        ["data-draft-sequence"] = kept.Sequence,
        ["data-draft-other"] = kept.HasOther,
    };
}
