using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using WpbPortal.Benchmarks.Measuring;
using WpbPortal.Web;

namespace WpbPortal.Benchmarks.Saves;

/// <summary>The saves of every week: a quick log that is shared, a reply to feedback, something brought in, and what is being typed.</summary>
internal static partial class KnownSaves
{
    /// <summary>Feedback that is there to be answered, so that a whole turn is of first answers.</summary>
    private const int Feedback = 200;

    public static async Task<IReadOnlyList<Save>> AllAsync(Func<Task<NpgsqlConnection>> superuser, string ownerConnection, Colleague supervisor, Colleague student, Client hers, Client his, Client nobody)
    {
        await BenchData.AddSessionsAsync(ownerConnection, supervisor, student, Feedback, after: 1000);
        var feedback = await ToAnswerAsync(superuser, supervisor, student);
        var token = await his.TokenAsync(Urls.NewAgendaItem);
        var conversation = Conversation().Match(await his.TextAsync(Urls.NewAgendaItem)).Groups[1].Value;
        return
        [
            new("a quick log, shared (its service)", () => hers.PostAsync($"/anchor/save/log/{student.PersonId}"), () => nobody.PostAsync("/anchor/a2/coaching_session"), () => nobody.PostAsync("/anchor/same-rows")),
            new("a reply to feedback", () => his.PostAsync(Urls.Feedback(feedback.Next()), Reply(token)), () => nobody.PostAsync($"/anchor/a2/feedback_reply?id={feedback.Next()}&partnership_id={student.PartnershipId}&student_id={student.PersonId}&author_id={supervisor.PersonId}"),
                () => nobody.PostAsync($"/anchor/same-rows?{feedback.First}={feedback.Next()}"), () => feedback.UnanswerAsync(superuser)),
            new("something brought in, shared", () => his.PostAsync(Urls.NewAgendaItem, BroughtIn(token, conversation)), () => nobody.PostAsync("/anchor/a2/agenda_item")),
            new("what is being typed, kept", () => hers.PutAsync($"/drafts/session:{Guid.CreateVersion7()}", Letter(supervisor)), () => nobody.PostAsync("/anchor/a2/draft")),
        ];
    }

    private static Dictionary<string, string> Reply(string token) => new()
    {
        ["__RequestVerificationToken"] = token, ["_handler"] = "reactie", ["Form.TakesAlong"] = "Dat wachten helpt.", ["Form.WillTry"] = "Vijf tellen wachten na elke vraag.",
        ["Form.LookBackOn"] = DateTime.Today.AddDays(14).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    private static Dictionary<string, string> BroughtIn(string token, string conversation) => new()
    {
        ["__RequestVerificationToken"] = token, ["_handler"] = "inbreng", ["Form.Id"] = Guid.CreateVersion7().ToString(), ["Form.Kind"] = "Experience", ["Form.Content"] = "De groep werd stil toen ik wachtte.",
        ["Form.Conversation"] = conversation, ["Form.IsShared"] = "true",
    };

    private static object Letter(Colleague owner) => new
    {
        sequence = 1, owner = owner.PersonId, writer = Guid.CreateVersion7(), after = 0,
        fields = new Dictionary<string, string[]> { ["StudentInput"] = ["Hoe houd ik rust in de klas?"], ["WhatHappened"] = ["Ze stelde een open vraag en wachtte, en liet drie leerlingen antwoorden."], ["Minutes"] = ["20"] },
    };

    private static async Task<ToAnswer> ToAnswerAsync(Func<Task<NpgsqlConnection>> superuser, Colleague supervisor, Colleague student)
    {
        await using var connection = await superuser();
        await using var command = new NpgsqlCommand("select id from feedback where author_id = $1 and student_id = $2 and shared_at is not null and id not in (select id from feedback_reply)", connection);
        command.Parameters.Add(new() { Value = supervisor.PersonId });
        command.Parameters.Add(new() { Value = student.PersonId });
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new List<Guid>();
        while (await reader.ReadAsync()) ids.Add(reader.GetGuid(0));
        return new([.. ids]);
    }

    [GeneratedRegex("""name="Form\.Conversation" value="([^"]+)""")]
    private static partial Regex Conversation();

    /// <summary>Feedback that nobody answered yet.</summary>
    private sealed class ToAnswer(Guid[] ids)
    {
        private int _next = -1;

        public Guid First => ids[0];

        public Guid Next() => ids[Interlocked.Increment(ref _next) % ids.Length];

        public async Task UnanswerAsync(Func<Task<NpgsqlConnection>> superuser)
        {
            await using var connection = await superuser();
            await using var command = new NpgsqlCommand("delete from experiment where feedback_id = any ($1)", connection);
            command.Parameters.Add(new() { Value = ids });
            await command.ExecuteNonQueryAsync();
            command.CommandText = "delete from feedback_reply where id = any ($1)";
            await command.ExecuteNonQueryAsync();
            command.CommandText = "delete from draft where key = any (select 'reply:' || id from unnest($1) id)";
            await command.ExecuteNonQueryAsync();
            _next = -1;
        }
    }
}
