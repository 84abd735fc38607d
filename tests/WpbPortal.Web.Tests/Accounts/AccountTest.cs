using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WpbPortal.Data.Accounts;
using WpbPortal.Domain.People;
using WpbPortal.Web.Mail;
using WpbPortal.Web.Tests.Http;
using Xunit;

namespace WpbPortal.Web.Tests.Accounts;

/// <summary>A test about accounts: somebody with a password, and the letters that people get.</summary>
public abstract partial class AccountTest(MigratedDatabase database) : HttpTest(database)
{
    /// <summary>A password that will do.</summary>
    protected const string Password = "vier rustige eenden zwemmen";

    /// <summary>A supervisor who signs in with <see cref="Password"/>. Few rounds: what is tested is not how long hashing takes.</summary>
    protected async Task<Person> SomebodyAsync(int rounds = 1)
    {
        var person = await Data.PersonAsync(Role.Supervisor);
        await GivePasswordAsync(person, rounds);
        return person;
    }

    protected Task GivePasswordAsync(Person person, int rounds = 1) => ChangeAsync(person, account =>
        account.PasswordHash = new PasswordHasher<Account>(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = rounds })).HashPassword(new(), Password));

    protected Task ChangeAsync(Person person, Action<Account> change) => Data.AsOwnerAsync(person.PartnershipId, async db =>
    {
        change(await db.Accounts.SingleAsync(account => account.Id == person.AccountId, Stop));
        return true;
    });

    protected Task<T> ReadAsync<T>(Person person, Func<Account, T> read) => Data.AsOwnerAsync(person.PartnershipId, async db =>
        read(await db.Accounts.AsNoTracking().SingleAsync(account => account.Id == person.AccountId, Stop)));

    /// <summary>The letters to an address, the newest first, as their reader gets them.</summary>
    protected async Task<IReadOnlyList<string>> LettersAsync(string email)
    {
        var letters = await Data.AsOwnerAsync(Guid.Empty, db => db.Outbox.AsNoTracking().Where(row => row.ToAddress == email).OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).ToListAsync(Stop));
        return [.. letters.Select(letter => Data.Service<Letters>().BodyOf(letter)!)];
    }

    /// <summary>The path of the link in the newest letter to an address.</summary>
    protected async Task<string> LatestLinkAsync(string email)
    {
        var link = Link().Match((await LettersAsync(email))[0]);
        Assert.True(link.Success);
        return link.Groups[1].Value;
    }

    protected static string KeyOf(string link) => link.Split("sleutel=")[1];

    /// <summary>Something that a service of one request does.</summary>
    protected async Task<TResult> WithAsync<TService, TResult>(Func<TService, Task<TResult>> act) where TService : notnull
    {
        await using var scope = Data.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    protected Task WithAsync<TService>(Func<TService, Task> act) where TService : notnull => WithAsync<TService, bool>(async service =>
    {
        await act(service);
        return true;
    });

    [GeneratedRegex(@"https://portal\.example(\S*sleutel=\S+)")]
    private static partial Regex Link();
}
