using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WpbPortal.Domain;
using WpbPortal.Web.Access;
using WpbPortal.Web.Accounts;
using WpbPortal.Web.Tests.Http;
using Xunit;

namespace WpbPortal.Web.Tests.Accounts;

/// <summary>An empty server, and who opens the link in its log.</summary>
public sealed class FirstAdministratorTests(OwnDatabase database) : IClassFixture<OwnDatabase>, IAsyncLifetime
{
    private const string Password = "vier rustige eenden zwemmen";
    private readonly TestData _data = new(database.Connections);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await database.EmptyAsync("platform_administrator", "account_session", "account", "outbox_message");

    public ValueTask DisposeAsync() => _data.DisposeAsync();

    /// <summary>From an empty server to a partnership with its invited coordinator, as somebody does it.</summary>
    [Fact]
    public async Task Link_FromTheLog_MakesAnAdministratorOnceAndThenAPartnership()
    {
        await using var server = await PortalServer.StartAsync(database.Connections.App);
        string? line = null;
        for (var i = 0; i < 800 && line is null; i++)
        {
            line = server.Log.Lines.FirstOrDefault(one => one.Contains(Urls.FirstAdministrator, StringComparison.Ordinal));
            await Task.Delay(25, Stop);
        }
        var link = System.Text.RegularExpressions.Regex.Match(line!, @"/eerste-beheerder\?sleutel=[A-Za-z0-9_-]{43}").Value;

        using var visitor = server.Visitor();
        Assert.Equal(Urls.FirstAdministrator, (await visitor.GetAsync(link)).Location);
        var page = await visitor.GetAsync(Urls.FirstAdministrator);
        var weak = await visitor.SubmitAsync(page, Urls.FirstAdministrator, ("Form.Name", "Bea Heer"), ("Form.Email", "bea@school.example"), ("Form.Password", "bea.heer@school"));
        Assert.Contains("snel te raden", weak.Words, StringComparison.Ordinal);
        Assert.Contains("value=\"Bea Heer\"", weak.Text, StringComparison.Ordinal);
        var become = await visitor.SubmitAsync(page, Urls.FirstAdministrator, ("Form.Name", "Bea Heer"), ("Form.Email", "bea@school.example"), ("Form.Password", Password));
        Assert.Equal(Urls.Partnerships, become.Location);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(Urls.Partnerships)).Status);

        using var second = server.Visitor();
        await second.GetAsync(link);
        Assert.Contains("al een beheerder", (await second.GetAsync(Urls.FirstAdministrator)).Words, StringComparison.Ordinal);

        var made = await visitor.SubmitAsync(await visitor.GetAsync(Urls.Partnerships), Urls.Partnerships, PartnershipFields());
        Assert.Equal(HttpStatusCode.Redirect, made.Status);
        Assert.StartsWith(Urls.Partnerships + "/", made.Location, StringComparison.Ordinal);
        var letter = await _data.AsOwnerAsync(Guid.Empty, db => db.Outbox.AsNoTracking().SingleAsync(Stop));
        Assert.Equal("cora@school.example", letter.ToAddress);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Become_WrongKey_MakesNobody(string key)
    {
        Assert.Null(await BecomeAsync(new(key), "bea@school.example"));
        Assert.True(await WithAsync(first => first.IsWantedAsync(Stop)));
    }

    [Fact]
    public async Task Become_TwoAtOnce_MakesOne()
    {
        var key = await WithAsync(first => Task.FromResult(first.Key));
        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => BecomeAsync(key, $"bea{number}@school.example")));
        Assert.Single(made, administrator => administrator is not null);
        Assert.Equal(1, await _data.AsOwnerAsync(Guid.Empty, db => db.PlatformAdministrators.CountAsync(Stop)));
        Assert.Equal(1, await _data.AsOwnerAsync(Guid.Empty, db => db.Accounts.CountAsync(Stop)));
    }

    [Fact]
    public async Task Become_AddressWithAnAccount_IsRefused()
    {
        var known = await _data.AccountAsync();
        var email = await _data.AsOwnerAsync(Guid.Empty, db => db.Accounts.Where(account => account.Id == known).Select(account => account.Email).SingleAsync(Stop));
        var key = await WithAsync(first => Task.FromResult(first.Key));
        Assert.Equal(Rule.AlreadyExists, (await Assert.ThrowsAsync<RuleViolationException>(() => BecomeAsync(key, email))).Rule);
    }

    private static (string, string)[] PartnershipFields() =>
    [
        ("Form.Name", "Opleidingsschool Nieuw"), ("Form.Region", nameof(Domain.Partnerships.HolidayRegion.Middle)), ("Form.Coordinator.GivenName", "Cora"),
        ("Form.Coordinator.FamilyName", "Ordeman"), ("Form.Coordinator.Email", "cora@school.example"), ("Form.Coordinator.Language", "nl"),
    ];

    private Task<SignedIn?> BecomeAsync(SessionToken key, string email) => WithAsync(first => first.BecomeAsync(key, "Bea Heer", email, Password, "nl", null, Stop));

    private async Task<T> WithAsync<T>(Func<FirstAdministrator, Task<T>> act)
    {
        await using var scope = _data.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<FirstAdministrator>());
    }
}
