using Microsoft.AspNetCore.Components.Server.Circuits;

namespace WpbPortal.Web.Access;

/// <summary>
/// Looks up who asks before a circuit draws anything, so that its first drawing is the frame that stands there already,
/// and not an empty page for a moment.
/// </summary>
internal sealed class ViewerBeforePage(CurrentViewer current) : CircuitHandler
{
    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken) => await current.OtherPartnershipsAsync();
}
