using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WpbPortal.Web.Tests.Http;
using Xunit;

namespace WpbPortal.Web.Tests.Security;

public sealed class KeyTests(MigratedDatabase database) : HttpTest(database)
{
    /// <summary>Cookies and drafts outlive a restart, and a second server reads them.</summary>
    [Fact]
    public async Task Keys_OfOneServer_OpenWhatAnotherClosed()
    {
        await using var second = await PortalServer.StartAsync(Data.Connections.App);
        var closed = Server.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("geheim");
        Assert.Equal("geheim", second.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(closed));
    }

    /// <summary>A copy of the database alone opens nothing.</summary>
    [Fact]
    public async Task Keys_InTheDatabase_AreWrapped()
    {
        Server.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("geheim");
        await using var command = Data.Service<NpgsqlDataSource>().CreateCommand("select string_agg(xml, '') from platform.data_protection_key");
        var keys = (string)(await command.ExecuteScalarAsync(Stop))!;
        Assert.Contains("wrappedKey", keys, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", keys, StringComparison.Ordinal);
    }
}
