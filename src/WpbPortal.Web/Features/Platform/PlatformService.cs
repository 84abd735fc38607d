using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Accounts;

namespace WpbPortal.Web.Features.Platform;

/// <summary>
/// Partnerships and their first coordinators, by the administrator of the platform. Who coaches whom, and what was said,
/// is nowhere in it.
/// </summary>
public sealed class PlatformService(WpbContexts contexts, InvitationService invitations)
{
    /// <summary>All partnerships, by name.</summary>
    /// <exception cref="NotFoundException">The viewer is no administrator of the platform.</exception>
    public async Task<IReadOnlyList<PartnershipRow>> ListAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await OpenAsync(viewer, viewer.PartnershipId, stop);
        // Row security shows one partnership at a time; this function shows an administrator the names of all.
        return await db.Database.SqlQuery<PartnershipRow>(
            $"""select partnership_id as "Id", name as "Name" from platform.partnerships_of({viewer.SessionHash.ToArray()}, {db.Now}) order by name""").ToListAsync(stop);
    }

    /// <summary>A partnership and its coordinators.</summary>
    /// <exception cref="NotFoundException">There is no such partnership, or the viewer is no administrator of the platform.</exception>
    public async Task<PartnershipDetail> GetAsync(Viewer viewer, Guid partnershipId, CancellationToken stop = default)
    {
        await using var db = await OpenAsync(viewer, partnershipId, stop);
        var partnership = await db.Partnerships.SingleOrDefaultAsync(stop) ?? throw new NotFoundException(nameof(Partnership));
        var today = db.Viewer.Today;
        var coordinators = await db.RoleAssignments.VisibleTo(db.Viewer)
            .Where(role => role.Role == Role.Coordinator && role.EndedAt == null && role.Period.From <= today && (role.Period.Until == null || role.Period.Until >= today))
            .OrderBy(role => role.Person.FamilyName).ThenBy(role => role.Person.GivenName)
            .Select(role => new { role.PersonId, role.Person.GivenName, role.Person.SurnamePrefix, role.Person.FamilyName, role.Person.Email })
            .ToListAsync(stop);
        var states = await invitations.StatesAsync(viewer with { PartnershipId = partnershipId }, [.. coordinators.Select(one => one.PersonId)], stop);
        return new(partnership.Id, partnership.Name, partnership.Region,
            [.. coordinators.Select(one => new CoordinatorRow(one.PersonId, new(one.GivenName, one.SurnamePrefix, one.FamilyName), one.Email, states[one.PersonId]))]);
    }

    /// <summary>Makes a partnership with this school year, and invites its first coordinator.</summary>
    /// <returns>The id of the partnership.</returns>
    /// <exception cref="NotFoundException">The viewer is no administrator of the platform.</exception>
    /// <exception cref="RuleViolationException">A name or the address is missing, too long or no address.</exception>
    public async Task<Guid> CreateAsync(Viewer viewer, string? name, HolidayRegion region, NewCoordinator coordinator, CancellationToken stop = default)
    {
        var partnership = new Partnership(name ?? "", region);
        await using var db = await OpenAsync(viewer, partnership.Id, stop);
        db.Partnerships.Add(partnership);
        db.SchoolYears.Add(SchoolYear.Usual(partnership.Id, db.Viewer.Today));
        await AddAsync(db, partnership.Id, coordinator, stop);
        await db.CommitAsync(stop);
        return partnership.Id;
    }

    /// <summary>Gives a partnership one more coordinator, and invites him. Somebody whom the partnership knows by this address keeps what he is.</summary>
    /// <returns>Whether an invitation went out: who signs in already needs none.</returns>
    /// <exception cref="NotFoundException">There is no such partnership, or the viewer is no administrator of the platform.</exception>
    /// <exception cref="RuleViolationException">A name or the address is missing, too long or no address; or he is coordinator already.</exception>
    public async Task<bool> AddCoordinatorAsync(Viewer viewer, Guid partnershipId, NewCoordinator coordinator, CancellationToken stop = default)
    {
        await using var db = await OpenAsync(viewer, partnershipId, stop);
        if (!await db.Partnerships.AnyAsync(stop)) throw new NotFoundException(nameof(Partnership));
        var invited = await AddAsync(db, partnershipId, coordinator, stop);
        await db.CommitAsync(stop);
        return invited;
    }

    /// <summary>Invites a coordinator again.</summary>
    /// <exception cref="NotFoundException">There is no such coordinator, or the viewer is no administrator of the platform.</exception>
    public Task<SentLetter> InviteAgainAsync(Viewer viewer, Guid partnershipId, Guid personId, string language, CancellationToken stop = default) =>
        viewer.Is(Role.PlatformAdmin)
            ? invitations.InviteAsync(viewer with { PartnershipId = partnershipId }, personId, language, stop)
            : throw new NotFoundException(nameof(Partnership));

    private async Task<bool> AddAsync(WpbDbContext db, Guid partnershipId, NewCoordinator coordinator, CancellationToken stop)
    {
        var email = EmailAddress.Parse(coordinator.Email);
        var person = await db.People.VisibleTo(db.Viewer).Include(known => known.Roles).FirstOrDefaultAsync(known => known.Email == email, stop);
        if (person?.Roles.Any(role => role.Role == Role.Coordinator && role.IsHeldOn(db.Viewer.Today)) == true) throw new RuleViolationException(Rule.AlreadyExists);
        if (person is null) db.People.Add(person = new(partnershipId, new(coordinator.GivenName ?? "", coordinator.SurnamePrefix, coordinator.FamilyName ?? ""), email));
        var role = new RoleAssignment(partnershipId, person.Id, Role.Coordinator, new(db.Viewer.Today));
        db.RoleAssignments.Add(role);
        db.Note(AuditAct.Created, role, person.Id);
        // Who signs in already needs no invitation: the role counts at once.
        if (person.AccountId is not null) return false;
        await invitations.PromiseAsync(db, person, coordinator.Language, stop);
        return true;
    }

    private async Task<WpbDbContext> OpenAsync(Viewer viewer, Guid partnershipId, CancellationToken stop)
    {
        if (!viewer.Is(Role.PlatformAdmin)) throw new NotFoundException(nameof(Partnership));
        var db = await contexts.OpenAsync(viewer with { PartnershipId = partnershipId }, stop);
        if (db.Viewer.Is(Role.PlatformAdmin)) return db;
        await db.DisposeAsync();
        throw new NotFoundException(nameof(Partnership));
    }
}

/// <summary>A partnership in the list.</summary>
public sealed record PartnershipRow(Guid Id, string Name);

/// <summary>A partnership and who coordinates it.</summary>
public sealed record PartnershipDetail(Guid Id, string Name, HolidayRegion Region, IReadOnlyList<CoordinatorRow> Coordinators);

/// <summary>A coordinator and how it stands with his invitation.</summary>
public sealed record CoordinatorRow(Guid PersonId, PersonName Name, string Email, InvitationState Invitation);

/// <summary>A coordinator to be invited.</summary>
/// <param name="GivenName">Roepnaam.</param>
/// <param name="SurnamePrefix">Tussenvoegsel.</param>
/// <param name="FamilyName">Achternaam.</param>
/// <param name="Email">The address that the invitation goes to.</param>
/// <param name="Language">The letter's language, "nl" or "en".</param>
public sealed record NewCoordinator(string? GivenName, string? SurnamePrefix, string? FamilyName, string? Email, string Language);
