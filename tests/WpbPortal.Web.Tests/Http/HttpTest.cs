using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using Xunit;

namespace WpbPortal.Web.Tests.Http;

/// <summary>A test that sends requests to the portal that all tests of this process share.</summary>
public abstract class HttpTest(MigratedDatabase database) : PortalTest(database), IAsyncLifetime
{
    /// <summary>The shared portal. Who moves its clock starts one of his own.</summary>
    protected PortalServer Server { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync() => Server = await Database.ServerAsync();

    /// <summary>Somebody who is signed in.</summary>
    protected async Task<Visitor> VisitorAsync(Person person) => Server.Visitor(await SessionAsync(person));

    /// <summary>A session of somebody.</summary>
    protected Task<SessionToken> SessionAsync(Person person) => Data.SessionAsync(person.AccountId!.Value, person.PartnershipId);
}
