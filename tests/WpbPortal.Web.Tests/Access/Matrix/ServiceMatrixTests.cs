using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Web.Tests.House;
using Xunit;

namespace WpbPortal.Web.Tests.Access.Matrix;

/// <summary>
/// Every public method of every service and queries class, found by reflection, called by everybody with ids that are not his: it
/// gives back no word of others, and changes none of their rows. A page may be forgotten or forged; this is what stands behind it.
/// </summary>
[Collection(nameof(AccessWorld))]
public sealed class ServiceMatrixTests(AccessWorld world)
{
    private static readonly JsonSerializerOptions Plain = new() { ReferenceHandler = ReferenceHandler.IgnoreCycles, IncludeFields = true };

    private static bool IsLong => Environment.GetEnvironmentVariable("WPB_LONG") == "1";

    private static IReadOnlyList<MethodInfo> Methods { get; } = [.. ServiceRules.Services(typeof(PortalHost).Assembly).SelectMany(ServiceRules.PublicMethods).Where(ServiceRules.TakesViewer)];

    [Fact]
    public async Task Methods_WithIdsOfAnotherPartnership_GiveAndChangeNothingOfIt()
    {
        var before = await RowsAsync(world.There.PartnershipId);
        var wrong = await CallAsync(IsLong ? [Who.Student, Who.Supervisor, Who.Educator, Who.Follower, Who.Trainer, Who.Coordinator] : [Who.Supervisor, Who.Educator, Who.Coordinator], world.There.Ids);
        wrong.AddRange(Changed(before, await RowsAsync(world.There.PartnershipId)));
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong.Distinct()));
    }

    [Fact]
    public async Task Methods_WithIdsOfOthersInOnesOwnPartnership_GiveNoWordOfTheirs()
    {
        var confidential = await ConfidentialAsync(world.Here.PartnershipId);
        // Who has nothing to do with the records; the coordinator and the educators may plan and place, so theirs is the table of pages.
        var wrong = await CallAsync(IsLong ? [Who.OtherStudent, Who.OtherSupervisor, Who.OtherFollower, Who.OtherTrainer, Who.Former] : [Who.OtherStudent, Who.OtherSupervisor],
            world.Here.Ids.Where(one => one.Key is not ("partnership" or "school" or "team")));
        wrong.AddRange(Changed(confidential, await ConfidentialAsync(world.Here.PartnershipId)));
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong.Distinct()));
    }

    [Fact]
    public void Methods_OfServices_AreFoundAndCanBeCalled()
    {
        Assert.True(Methods.Count > 50, "Too few methods were found to prove anything.");
        Assert.True(Methods.Count(InventedArguments.TakesId) > 30, "Too few methods take an id to prove anything.");
    }

    /// <summary>Calls everything; says what came back that should not, and what broke in a way that no page expects.</summary>
    private async Task<List<string>> CallAsync(IEnumerable<Who> callers, IEnumerable<KeyValuePair<string, object>> records)
    {
        var (wrong, calls) = (new List<string>(), 0);
        foreach (var who in callers)
        {
            var viewer = await world.ViewerAsync(who);
            foreach (var method in Methods)
            {
                foreach (var id in InventedArguments.TakesId(method) ? IdsFor(method) : [Guid.Empty])
                {
                    calls++;
                    var (text, broke) = await GivenAsync(method, viewer, id);
                    wrong.AddRange(world.Words.Foreign(text, world.Here.PartnershipId, world.Here.People[who]).Select(word => $"{ServiceRules.NameOf(method)} gives {who} {word}"));
                    if (broke is not null) wrong.Add($"{ServiceRules.NameOf(method)} breaks for {who}: {broke.GetType().Name} {broke.Message}");
                }
            }
        }
        Assert.True(calls > 200, $"Only {calls} calls were made: too few to prove anything.");
        return wrong;

        IReadOnlyList<Guid> IdsFor(MethodInfo method) => IsLong ? [.. records.Select(record => record.Value).OfType<Guid>()] : InventedArguments.Fitting(method, records);
    }

    private async Task<(string Text, Exception? Broke)> GivenAsync(MethodInfo method, Viewer viewer, Guid id)
    {
        try
        {
            var service = method.IsStatic ? null : world.Service(method.DeclaringType!);
            var result = method.Invoke(service, InventedArguments.For(method, viewer, id));
            if (result is not Task task) return (JsonSerializer.Serialize(result, Plain), null);
            await task;
            var given = task.GetType().GetProperty("Result") is { } property && property.PropertyType.Name != "VoidTaskResult" ? property.GetValue(task) : null;
            return (JsonSerializer.Serialize(given, Plain), null);
        }
        catch (Exception refused) when ((refused is TargetInvocationException ? refused.InnerException! : refused) is NotFoundException or RuleViolationException or SessionEndedException)
        {
            return ("", null);
        }
        catch (Exception broke)
        {
            // What it says may hold words too.
            return (broke.ToString(), (broke as TargetInvocationException)?.InnerException ?? broke);
        }
    }

    /// <summary>Each table of a partnership as one number, past row security.</summary>
    private Task<Dictionary<string, string>> RowsAsync(Guid partnershipId) => SumsAsync(partnershipId, _ => true);

    private Task<Dictionary<string, string>> ConfidentialAsync(Guid partnershipId) => SumsAsync(partnershipId, table =>
        table is "interview" or "interview_text" or "interview_correction" or "anonymous_interview" or "meeting_observation" or "participant_question" or "participant_wording" or "participant_step" or "question_on_table" or "meeting_topic" or "topic_vote" or "source_request" or "take_along" or "meeting_account" or "evaluation" or "session_content" or "session_steering" or "feedback" or "feedback_version" or "feedback_reply" or "private_note" or "coaching_session" or "feedback_reading" or "session_reading" or "agenda_item" or "dominant_theme" or "theme_part" or "source" or "learning_question" or "question_version" or "experiment" or "opportunity_choice" or "opportunity_look_back" or "preference" or "match" or "choice_seat" or "klik_signal" or "klik_note" or "informal_talk" or "talk_request");

    private async Task<Dictionary<string, string>> SumsAsync(Guid partnershipId, Func<string, bool> counts)
    {
        await using var source = NpgsqlDataSource.Create(world.Backup);
        var tables = new List<string>();
        await using (var command = source.CreateCommand("select distinct table_name from information_schema.columns where table_schema = 'public' and column_name = 'partnership_id'"))
        await using (var row = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken))
        {
            while (await row.ReadAsync(TestContext.Current.CancellationToken)) tables.Add(row.GetString(0));
        }
        var sums = new Dictionary<string, string>();
        foreach (var table in tables.Where(counts))
        {
            await using var command = source.CreateCommand($"select count(*) || ' rows, ' || coalesce(md5(string_agg(row::text, '|' order by row::text)), '') from {table} row where partnership_id = $1");
            command.Parameters.Add(new() { Value = partnershipId });
            sums[table] = (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        }
        return sums;
    }

    private static IEnumerable<string> Changed(Dictionary<string, string> before, Dictionary<string, string> after) =>
        before.Where(table => after[table.Key] != table.Value).Select(table => $"{table.Key} was changed: {table.Value} became {after[table.Key]}");
}
