using WpbPortal.Domain.Trajectories;
using Xunit;
using static WpbPortal.Domain.Tests.Trajectories.Invented;

namespace WpbPortal.Domain.Tests.Trajectories;

public sealed class OccupationTests
{
    private static readonly Guid Noor = Guid.CreateVersion7();
    private static readonly Guid Daan = Guid.CreateVersion7();

    [Fact]
    public void ClashWith_SamePersonAtTheSameTime_NamesThePerson()
    {
        var clash = At(0, people: [Noor, Daan]).ClashWith(At(60, people: [Noor]));

        Assert.Equal([Noor], clash?.People);
        Assert.Null(clash?.Room);
    }

    [Fact]
    public void ClashWith_OneEndsWhenTheOtherBegins_GetAlong() => Assert.Null(At(0, people: [Noor]).ClashWith(At(90, people: [Noor])));

    [Fact]
    public void ClashWith_SameRoomOfTheSameSchool_NamesTheRoom() =>
        Assert.Equal("B1.04", At(0, room: "B1.04", school: School).ClashWith(At(30, room: "b1.04", school: School))?.Room);

    [Fact]
    public void ClashWith_SameRoomOfAnotherSchool_GetAlong() =>
        Assert.Null(At(0, room: "B1.04", school: School).ClashWith(At(30, room: "B1.04", school: Guid.CreateVersion7())));

    [Fact]
    public void ClashWith_SameRoomInTheWholePartnership_IsShown() =>
        Assert.NotNull(At(0, room: "Aula", school: School).ClashWith(At(30, room: "Aula")));

    [Fact]
    public void ClashWith_RoomsNotKnown_GetAlong() => Assert.Null(At(0).ClashWith(At(30)));

    private static Occupation At(int minutesLater, string? room = null, Guid? school = null, params Guid[] people) =>
        new(Guid.CreateVersion7(), Now.AddMinutes(minutesLater), 90, room, school, people);
}
