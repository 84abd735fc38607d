using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using WpbPortal.Data.Accounts;
using WpbPortal.Data.Templates;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Data.DemoData;

/// <summary>
/// Fills an empty database with four partnerships after the article's, so that every page has something worth looking
/// at. Runs as the owner of the tables, who obeys row-level security like everybody and so enters each partnership.
/// </summary>
public static class DemoLoader
{
    /// <summary>The password of every account of the demonstration. Never in use where the launcher did not make the cluster, unless asked for.</summary>
    public const string Password = "Samen-opleiden-2026";

    /// <summary>The administrator of the platform in the demonstration.</summary>
    public const string Administrator = "beheer@wpbportal.example";

    /// <summary>Loads the demonstration unless somebody is there already; true when it did.</summary>
    public static async Task<bool> LoadOnceAsync(string ownerConnection, DateTimeOffset now, CancellationToken stop = default)
    {
        if (await HasAccountsAsync(ownerConnection, stop)) return false;

        await using var context = new WpbDbContext(WpbOptions.For(ownerConnection));
        var demos = await DemoFiles.ReadAsync<List<DemoPartnership>>("partnerships.json");
        var lines = await DemoFiles.ReadAsync<List<DemoStoryLine>>("sessions.json");
        var trajectories = await DemoFiles.ReadAsync<List<DemoTrajectory>>("trajectory-stories.json");
        var own = await DemoFiles.ReadAsync<List<DemoOwnTemplate>>("own-templates.json");
        var care = await DemoFiles.ReadAsync<List<DemoSharedCare>>("shared-care.json");
        var doors = await DemoFiles.ReadAsync<List<DemoOpportunities>>("opportunities.json");
        var hours = await DemoFiles.ReadAsync<List<DemoGrants>>("hours.json");
        var questions = await DemoFiles.ReadAsync<DemoQuestions>("learning-questions.json");
        var agenda = await DemoFiles.ReadAsync<List<DemoAgenda>>("agenda.json");
        var rounds = await DemoFiles.ReadAsync<List<DemoChoiceRounds>>("choice-rounds.json");
        var timetables = await DemoFiles.ReadAsync<List<DemoWeeks>>("timetables.json");
        var talks = await DemoFiles.ReadAsync<List<DemoTalkStory>>("talks.json");
        var interviews = await DemoFiles.ReadAsync<List<DemoInterviewStory>>("interviews.json");
        var kliks = await DemoFiles.ReadAsync<List<DemoKlikStory>>("klik.json");
        var news = await DemoFiles.ReadAsync<List<DemoNewsOf>>("news.json");
        var accounts = Accounts(demos, now);
        // All or nothing: a demonstration that was cut off half-way would never be finished.
        await using var transaction = await context.Database.BeginTransactionAsync(stop);
        context.AddRange(accounts.Values);
        context.Add(new PlatformAdministrator { AccountId = accounts[Administrator].Id, Since = now });
        await context.SaveChangesAsync(stop);
        foreach (var demo in demos)
        {
            context.ChangeTracker.Clear();
            var partnership = new Partnership(demo.Name.Nl, Region(demo.Region));
            await context.EnterAsOwnerAsync(partnership.Id, null, stop);
            context.Add(partnership);
            var people = new DemoPeople(demo, partnership, accounts);
            people.AddTo(context);
            context.AddRange(SteeringSpectrum.For(partnership.Id));
            var templates = ShippedTemplates.AddTo(context, partnership.Id, now);
            TrajectoryTemplate[] all = [.. templates, .. own.Where(told => told.Partnership == demo.Code).Select(told => DemoTemplates.Make(context, people, partnership.Id, told, now))];
            new DemoTrajectories(context, people, all, now).Tell(trajectories.Where(story => story.Partnership == demo.Code));
            await context.SaveChangesAsync(stop);
            await DemoGroupLearning.TellAsync(context, people, trajectories.Where(story => story.Partnership == demo.Code), now, stop);
            await DemoLookingBack.TellAsync(context, people, trajectories.Where(story => story.Partnership == demo.Code), now, stop);
            await new DemoCoaching(context, people).TellAsync(lines.Where(line => line.Partnership == demo.Code), stop);
            await DemoWays.TellAsync(context, people, lines.Where(line => line.Partnership == demo.Code), now, stop);
            await new DemoCare(people, now).TellAsync(context, care.Single(told => told.Partnership == demo.Code), stop);
            await new DemoHours(people).TellAsync(context, hours.Single(told => told.Partnership == demo.Code), stop);
            await new DemoMatching(people, partnership.Region, now).TellAsync(context, rounds.Single(told => told.Partnership == demo.Code), stop);
            await new DemoLearning(people, now).TellAsync(context, lines.Where(line => line.Partnership == demo.Code), agenda, questions, stop);
            await new DemoKlik(people, now).TellAsync(context, kliks.Single(told => told.Partnership == demo.Code), stop);
            await new DemoTalks(people, now).TellAsync(context, talks.Single(told => told.Partnership == demo.Code), stop);
            await new DemoInterviews(people, now).TellAsync(context, interviews.Single(told => told.Partnership == demo.Code), stop);
            await new DemoDoors(people, now).TellAsync(context, doors.Single(told => told.Partnership == demo.Code), stop);
            await new DemoNews(people, now).TellAsync(context, news.Single(told => told.Partnership == demo.Code), stop);
            await new DemoTimetables(people, partnership.Region, now).TellAsync(context, timetables.Single(told => told.Partnership == demo.Code), stop);
        }
        await transaction.CommitAsync(stop);
        return true;
    }

    /// <summary>Who can sign in, by partnership, for the one who starts the demonstration.</summary>
    public static async Task<IReadOnlyList<DemoSignIn>> SignInsAsync()
    {
        var demos = await DemoFiles.ReadAsync<List<DemoPartnership>>("partnerships.json");
        return [.. demos.SelectMany(demo => demo.DemoAccounts.SelectMany(role => role.Value.Select(email => new DemoSignIn(demo.Name.Nl, role.Key, email)))),
            new("", "PlatformAdmin", Administrator)];
    }

    // Not through EF Core, whose model every start would build for this one question.
    private static async Task<bool> HasAccountsAsync(string ownerConnection, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(ownerConnection);
        await connection.OpenAsync(stop);
        await using var command = new NpgsqlCommand("select exists (select from platform.account)", connection);
        return await command.ExecuteScalarAsync(stop) is true;
    }

    private static Dictionary<string, Account> Accounts(IReadOnlyList<DemoPartnership> demos, DateTimeOffset now)
    {
        var names = demos.SelectMany(DemoPeople.Everybody).DistinctBy(person => person.Email)
            .ToDictionary(person => person.Email, person => new PersonName(person.GivenName, person.Prefix, person.FamilyName).Full);
        // One hash for all: they share one password, and hashing is made to be slow.
        var hash = new PasswordHasher<Account>(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = PasswordRounds.Count }))
            .HashPassword(new(), Password);
        return demos.SelectMany(demo => demo.DemoAccounts.Values).SelectMany(emails => emails).Append(Administrator).Distinct().ToDictionary(email => email, email => new Account
        {
            Email = email,
            DisplayName = names.GetValueOrDefault(email, "Beheer"),
            PasswordHash = hash,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            CreatedAt = now,
        });
    }

    private static HolidayRegion Region(string name) => name switch { "Noord" => HolidayRegion.North, "Midden" => HolidayRegion.Middle, _ => HolidayRegion.South };
}

/// <summary>An account of the demonstration.</summary>
public sealed record DemoSignIn(string Partnership, string Role, string Email);
