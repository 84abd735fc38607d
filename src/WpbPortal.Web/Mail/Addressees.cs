using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Mail;

/// <summary>Whom a letter is for.</summary>
/// <param name="Id">The person.</param>
/// <param name="Email">Where it goes.</param>
/// <param name="Name">What he is called.</param>
/// <param name="Language">In which language he reads.</param>
internal sealed record Addressee(Guid Id, string Email, PersonName Name, string Language)
{
    /// <summary>How a letter begins.</summary>
    public string GivenName => Name.GivenName;
}

/// <summary>To whom a letter can be written.</summary>
internal static class Addressees
{
    /// <summary>Those of these people who can sign in: a letter calls to the portal, so nobody else gets one.</summary>
    public static Task<List<Addressee>> AddresseesAsync(this WpbDbContext db, IReadOnlyCollection<Guid> people, CancellationToken stop) =>
        db.People.VisibleTo(db.Viewer).Where(row => people.Contains(row.Id))
            .Join(db.Accounts, row => row.AccountId, account => account.Id,
                (row, account) => new Addressee(row.Id, row.Email, new PersonName(row.GivenName, row.SurnamePrefix, row.FamilyName), account.Language))
            .ToListAsync(stop);
}
