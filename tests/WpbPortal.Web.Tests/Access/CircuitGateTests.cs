using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using WpbPortal.Data;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Tests.Http;
using Xunit;

namespace WpbPortal.Web.Tests.Access;

public sealed class CircuitGateTests(MigratedDatabase database) : HttpTest(database)
{
    private readonly OpenCircuits _open = new();

    [Fact]
    public async Task Circuits_MoreThanAnybodyWorksIn_AreRefusedUntilOneCloses()
    {
        var session = await SessionAsync(await Data.PersonAsync(Role.Supervisor));
        var gates = Enumerable.Range(0, OpenCircuits.Most).Select(_ => Gate(session)).ToList();
        await Task.WhenAll(gates.Select(OpenAsync));
        var late = Gate(session);
        await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync(late));
        // One that was refused closes too, and gives nothing back that it did not have.
        await CloseAsync(late);
        await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync(Gate(session)));
        await CloseAsync(gates[0]);
        await OpenAsync(Gate(session));
        // What one does is nobody else's loss.
        await OpenAsync(Gate(await SessionAsync(await Data.PersonAsync(Role.Supervisor))));
    }

    [Fact]
    public async Task Circuit_OfNobody_IsRefused()
    {
        var session = await SessionAsync(await Data.PersonAsync(Role.Supervisor));
        await Data.Service<SessionStore>().EndAsync(session, Stop);
        await Assert.ThrowsAsync<SessionEndedException>(() => OpenAsync(Gate(session)));
        await Assert.ThrowsAsync<SessionEndedException>(() => OpenAsync(Gate(null)));
    }

    private CircuitGate Gate(SessionToken? session)
    {
        var identity = session is { } token ? new ClaimsIdentity([new(SessionToken.Claim, token.Text)], "test") : new();
        return new(new(Data.Service<SessionStore>(), new Nowhere()) { Principal = new(identity) }, _open);
    }

    private static Task OpenAsync(CircuitGate gate) => gate.OnCircuitOpenedAsync(null!, Stop);

    private static Task CloseAsync(CircuitGate gate) => gate.OnCircuitClosedAsync(null!, Stop);

    /// <summary>The principal is given by hand.</summary>
    private sealed class Nowhere : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => throw new InvalidOperationException();
    }
}
