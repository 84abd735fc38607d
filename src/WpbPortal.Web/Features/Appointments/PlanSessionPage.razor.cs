using System.Globalization;
using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;

namespace WpbPortal.Web.Features.Appointments;

/// <summary>Finds a moment for a conversation and plans it there, or moves one that is planned, or calls it off.</summary>
public sealed partial class PlanSessionPage
{
    private const int UsualMinutes = 30;

    private static readonly int[] UsualLengths = [15, 20, 30, 45, 60];

    private PlanBoard? _board;

    [Inject] private AppointmentQueries Appointments { get; set; } = null!;

    [Inject] private AppointmentService Service { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>The conversation that is moved; null for a new one.</summary>
    [Parameter] public Guid? Id { get; set; }

    [SupplyParameterFromQuery(Name = "met")] private string? With { get; set; }

    [SupplyParameterFromQuery(Name = "minuten")] private int? AskedMinutes { get; set; }

    [SupplyParameterFromForm(FormName = "plan")] private PlanForm? Form { get; set; }

    private int Minutes => Form?.Minutes ?? AskedMinutes ?? _board?.Session?.Minutes ?? UsualMinutes;

    private IEnumerable<int> Lengths => UsualLengths.Append(Minutes).Distinct().Order();

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var chosen = Form?.WithId is { } posted && posted != Guid.Empty ? posted : Guid.TryParse(With, out var with) ? with : (Guid?)null;
        var board = Id is { } id
            ? await Appointments.BoardToMoveAsync(viewer, id, Form?.Minutes ?? AskedMinutes)
            : await Appointments.BoardAsync(viewer, chosen, Form?.Minutes ?? AskedMinutes ?? UsualMinutes);
        Form ??= PlanForm.Of(board, AskedMinutes ?? board.Session?.Minutes ?? UsualMinutes);
        // Last, for the page may be drawn as soon as it is there.
        _board = board;
    });

    private async Task SaveAsync()
    {
        var planned = Id ?? Form!.Id;
        var done = await TryAsync(async viewer =>
        {
            var (day, time) = Form!.Chosen();
            if (Id is { } id) await Service.MoveAsync(viewer, id, new(day, time, Minutes, Form.Kind, Form.Place));
            else planned = await Service.PlanAsync(viewer, new(Form.Id, Form.WithId, day, time, Minutes, Form.Kind, Form.Place));
        });
        if (done) Navigator.NavigateTo($"{Urls.Session(planned)}?gedaan={(Id is null ? "gepland" : "verzet")}");
    }

    private async Task CancelAsync()
    {
        if (await TryAsync(viewer => Service.CancelAsync(viewer, Id!.Value))) Navigator.NavigateTo($"{Urls.Session(Id!.Value)}?gedaan=afgezegd");
    }
}

/// <summary>What is chosen and typed of a conversation to come.</summary>
public sealed class PlanForm
{
    /// <summary>The choice of a day and time of one's own.</summary>
    internal const string Own = "own";

    private const string Format = "yyyy-MM-dd'T'HH:mm";

    /// <summary>The fields beside which a message is shown.</summary>
    internal static readonly string[] Fields = ["Moment", nameof(SessionMoment.Day), "Time", nameof(SessionMoment.Minutes), nameof(CoachingSession.Place)];

    public Guid Id { get; set; }

    public Guid WithId { get; set; }

    public int? Minutes { get; set; }

    public SessionKind Kind { get; set; } = SessionKind.CoachingSession;

    public string? Moment { get; set; }

    public DateOnly? Day { get; set; }

    public TimeOnly? Time { get; set; }

    public string? Place { get; set; }

    /// <summary>A moment as the form knows it.</summary>
    internal static string Key(DateTimeOffset moment) => DutchTime.Local(moment).ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>An empty form with the first moment chosen, or what is planned now.</summary>
    internal static PlanForm Of(PlanBoard board, int minutes) => new()
    {
        Id = Guid.CreateVersion7(), Minutes = minutes, Kind = board.Session?.Kind ?? SessionKind.CoachingSession, Place = board.Session?.Place,
        Moment = board is { Session: null, Moments: [var first, ..] } ? Key(first) : Own,
        Day = board.Session is { } planned ? DutchTime.DayOf(planned.At) : null, Time = board.Session is { } at ? TimeOnly.FromDateTime(DutchTime.Local(at.At)) : null,
    };

    /// <summary>The moment that was chosen, or filled in.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.MomentNotChosen"/>, or <see cref="Rule.Required"/> at the day or the time.</exception>
    internal (DateOnly Day, TimeOnly Time) Chosen()
    {
        if (DateTime.TryParseExact(Moment, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)) return (DateOnly.FromDateTime(moment), TimeOnly.FromDateTime(moment));
        if (Moment != Own) throw new RuleViolationException(Rule.MomentNotChosen) { Field = "Moment" };
        return (Day ?? throw new RuleViolationException(Rule.Required) { Field = nameof(SessionMoment.Day) }, Time ?? throw new RuleViolationException(Rule.Required) { Field = "Time" });
    }
}
