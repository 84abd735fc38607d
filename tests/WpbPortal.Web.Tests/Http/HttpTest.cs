using System.Globalization;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using Xunit;

namespace WpbPortal.Web.Tests.Http;

/// <summary>A test that sends requests to the portal that all tests of this process share.</summary>
public abstract class HttpTest : PortalTest, IAsyncLifetime
{
    /// <summary>A sentence that a test looks for is asked for in Dutch, as the portal answers who has chosen no language.</summary>
    protected HttpTest(MigratedDatabase database) : base(database) => CultureInfo.CurrentUICulture = new("nl-NL");

    /// <summary>The shared portal. Who moves its clock starts one of his own.</summary>
    protected PortalServer Server { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync() => Server = await Database.ServerAsync();

    /// <summary>Somebody who is signed in.</summary>
    protected async Task<Visitor> VisitorAsync(Person person) => Server.Visitor(await SessionAsync(person));

    /// <summary>A session of somebody.</summary>
    protected Task<SessionToken> SessionAsync(Person person) => Data.SessionAsync(person.AccountId!.Value, person.PartnershipId);
}
