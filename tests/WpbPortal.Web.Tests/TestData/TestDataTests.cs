using WpbPortal.Data;
using WpbPortal.Domain.People;
using Xunit;

namespace WpbPortal.Web.Tests;

public sealed class TestDataTests(MigratedDatabase database) : PortalTest(database)
{
    [Theory]
    [InlineData(Role.StudentTeacher)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.SchoolEducator)]
    [InlineData(Role.Trainer)]
    [InlineData(Role.InstituteEducator)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.PlatformAdmin)]
    public async Task ViewerAs_AnyRole_EntersItsPartnershipInThatRole(Role role)
    {
        var viewer = await Data.ViewerAs(role);
        await using var context = await Data.Service<WpbContexts>().OpenAsync(viewer, Stop);
        Assert.Equal([role], context.Viewer.Roles.Select(held => held.Role));
        Assert.Equal(Data.Today, context.Viewer.Today);
    }

    [Fact]
    public async Task SupervisionAsync_NothingSaid_InventsTheRest()
    {
        var supervision = await Data.SupervisionAsync();
        var student = await Data.ViewerOf(await Data.PersonAsync(Role.StudentTeacher));
        Assert.Equal(student.PartnershipId, supervision.PartnershipId);
    }
}
