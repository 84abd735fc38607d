using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using WpbPortal.Web.Planning;

namespace WpbPortal.Web.Features.Trajectories;

/// <summary>What would coincide, and the yes that it is fine so.</summary>
public sealed partial class ClashNotice
{
    /// <summary>What would coincide; shows nothing when there is nothing.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<ClashRow> Clashes { get; set; } = [];

    /// <summary>Name of the form.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>The sign of the clashes that were on the screen before; null when there were none.</summary>
    [Parameter] public string? Seen { get; set; }

    /// <summary>A sign by which the same clashes are known again: a yes to some is no yes to others.</summary>
    internal static string Sign(IReadOnlyList<ClashRow> clashes)
    {
        var told = clashes.Select(clash => $"{clash.Title.Nl}|{clash.StartsAt:O}|{clash.Other?.Title.Nl}|{clash.Other?.StartsAt:O}|{clash.Room}|{string.Join(',', clash.People)}").Order(StringComparer.Ordinal);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', told))))[..16];
    }
}
