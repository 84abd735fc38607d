namespace WpbPortal.Web.Features.Trajectories;

/// <summary>A trajectory as somebody wishes to make it.</summary>
/// <param name="Id">Made by the page, so that a click that comes twice makes one trajectory.</param>
/// <param name="TemplateId">The template.</param>
/// <param name="Number">The version of it that the page showed.</param>
/// <param name="SchoolYearId">The school year.</param>
/// <param name="SchoolId">The school; null for the whole partnership.</param>
/// <param name="Title">How it is called.</param>
/// <param name="Capacity">How many can take part; null for as many as wish.</param>
/// <param name="Trainers">Who trains the group.</param>
/// <param name="Meetings">When each meeting of the template is.</param>
public sealed record NewTrajectory(Guid Id, Guid TemplateId, int Number, Guid SchoolYearId, Guid? SchoolId, string Title, int? Capacity, IReadOnlyCollection<Guid> Trainers,
    IReadOnlyList<NewMeeting> Meetings);

/// <summary>When and where a meeting of a template is to be.</summary>
/// <param name="Code">Which meeting of the template.</param>
/// <param name="Day">The day.</param>
/// <param name="Time">What a Dutch clock says when it starts.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Room">Where.</param>
public sealed record NewMeeting(string Code, DateOnly Day, TimeOnly Time, int Minutes, string? Room);

/// <summary>Where a meeting is moved to.</summary>
/// <param name="SeenAt">When the meeting was on the page that moves it: who moved it in the meantime is not overruled.</param>
/// <param name="Day">The day.</param>
/// <param name="Time">What a Dutch clock says when it starts.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Room">Where.</param>
/// <param name="TakesLaterAlong">Whether every later meeting of the trajectory shifts by as many days.</param>
public sealed record MeetingMove(DateTimeOffset SeenAt, DateOnly Day, TimeOnly Time, int Minutes, string? Room, bool TakesLaterAlong = false);
