using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Matching;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.MutualChoice;

/// <summary>Rounds of mutual choice: for who takes part, and for the school educator.</summary>
public sealed class ChoiceQueries(WpbContexts contexts)
{
    /// <summary>A round that the viewer takes part in, with what he said himself.</summary>
    /// <exception cref="NotFoundException">The viewer takes no part in it.</exception>
    public async Task<OwnChoice> OwnAsync(Viewer viewer, Guid roundId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var seat = await db.ChoiceSeats.TakenBy(db.Viewer).Where(row => row.RoundId == roundId)
            .Select(row => new { row.Side, row.Places, row.AnsweredAt, row.Round.TeamId, Team = row.Round.Team.Name, School = row.Round.Team.School.Name, row.Round.State, row.Round.ClosesAt })
            .SingleOrDefaultAsync(stop) ?? throw new NotFoundException("ChoiceRound");
        var others = await db.ChoiceSeats.VisibleTo(db.Viewer).Where(row => row.RoundId == roundId && row.Side != seat.Side)
            .OrderBy(row => row.Person.FamilyName).ThenBy(row => row.Person.GivenName).ThenBy(row => row.PersonId)
            .Select(row => new { row.PersonId, Name = new PersonName(row.Person.GivenName, row.Person.SurnamePrefix, row.Person.FamilyName) }).ToListAsync(stop);
        var said = await db.Preferences.VisibleTo(db.Viewer).Where(row => row.RoundId == roundId).ToDictionaryAsync(row => row.AboutId, row => row.Rank, stop);
        return new()
        {
            RoundId = roundId, TeamId = seat.TeamId, Team = seat.Team, School = seat.School, Side = seat.Side, State = seat.State, ClosesAt = seat.ClosesAt,
            IsOpen = seat.State == ChoiceRoundState.Open && db.Now < seat.ClosesAt, Places = seat.Places, AnsweredAt = seat.AnsweredAt,
            Others = [.. others.Select(row => new ChoiceOther(row.PersonId, row.Name, said.GetValueOrDefault(row.PersonId), said.TryGetValue(row.PersonId, out var rank) && rank is null))],
        };
    }

    /// <summary>How far a round of the school is, what is proposed in it and what was decided.</summary>
    /// <exception cref="NotFoundException">The viewer does not decide on it.</exception>
    public async Task<ChoiceProposal> ProposalAsync(Viewer viewer, Guid roundId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var today = db.Viewer.Today;
        var people = db.People.VisibleTo(db.Viewer);
        var round = await db.ChoiceRounds.DecidedBy(db.Viewer).Where(row => row.Id == roundId).Select(row => new
        {
            row.TeamId, Team = row.Team.Name, School = row.Team.School.Name, row.State, row.ClosesAt, row.DecidedAt,
            DecidedBy = people.Where(person => person.Id == row.DecidedById).Select(person => (PersonName?)new PersonName(person.GivenName, person.SurnamePrefix, person.FamilyName)).FirstOrDefault(),
        }).SingleOrDefaultAsync(stop) ?? throw new NotFoundException("ChoiceRound");
        var seats = await db.ChoiceSeats.VisibleTo(db.Viewer).Where(row => row.RoundId == roundId)
            .OrderBy(row => row.Person.FamilyName).ThenBy(row => row.Person.GivenName).ThenBy(row => row.PersonId)
            .Select(row => new { row.PersonId, row.Side, row.Places, Answered = row.AnsweredAt != null, Name = new PersonName(row.Person.GivenName, row.Person.SurnamePrefix, row.Person.FamilyName) })
            .ToListAsync(stop);
        var matches = await db.Matches.VisibleTo(db.Viewer).Where(row => row.RoundId == roundId)
            .OrderByDescending(row => row.SupervisorId == null).ThenBy(row => row.Placement.Student.FamilyName).ThenBy(row => row.Placement.Student.GivenName).ThenBy(row => row.Id)
            .Select(row => new ProposedMatch(row.PlacementId, new PersonName(row.Placement.Student.GivenName, row.Placement.Student.SurnamePrefix, row.Placement.Student.FamilyName),
                row.SupervisorId, row.LeftOver, row.DecidedSupervisorId, row.Reason,
                row.Placement.EndedAt != null || row.Placement.Period.Until < today
                    || row.Placement.Supervisions.Any(one => one.EndedAt == null && (one.Period.Until == null || one.Period.Until >= today)))).ToListAsync(stop);
        return new()
        {
            RoundId = roundId, TeamId = round.TeamId, Team = round.Team, School = round.School, State = round.State, ClosesAt = round.ClosesAt, DecidedAt = round.DecidedAt, DecidedBy = round.DecidedBy,
            Students = (seats.Count(seat => seat.Side == ChoiceSide.Student), seats.Count(seat => seat.Side == ChoiceSide.Student && seat.Answered)),
            Supervisors = [.. seats.Where(seat => seat.Side == ChoiceSide.Supervisor).Select(seat => new ChoiceSupervisor(seat.PersonId, seat.Name, seat.Places, seat.Answered))],
            Matches = matches,
        };
    }
}
