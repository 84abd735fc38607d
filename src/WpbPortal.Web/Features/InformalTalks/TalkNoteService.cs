using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.OnTheGo;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.InformalTalks;

/// <summary>A talk at the coffee machine that is noted on a phone, with or without network.</summary>
public sealed class TalkNoteService(NoteIntake intake, DraftService drafts, WpbContexts contexts) : INoteKind
{
    /// <summary>Most names that a device keeps.</summary>
    internal const int MostNames = 250;

    /// <inheritdoc />
    public string Name => "talk";

    /// <inheritdoc />
    public Role Role => Role.SchoolEducator;

    /// <inheritdoc />
    public string Address => Urls.OnTheGoTalk;

    /// <inheritdoc />
    public string Manifest => "coffee-talk.webmanifest";

    /// <inheritdoc />
    public string PlaceAddress => $"{Urls.NewTalk}?praatje=";

    /// <inheritdoc />
    public string ArrivedAddress => Urls.Talks;

    /// <inheritdoc />
    public Type Form => typeof(TalkNoteForm);

    /// <inheritdoc />
    public NoteWords Words => new(TalkTexts.NoteTitle, TalkTexts.NoteLead, TalkTexts.ForEducators, TalkTexts.NobodyYet, TalkTexts.NeedsPlace, TalkTexts.ToTalks, TalkTexts.WhatIsKept);

    /// <summary>Whom a school educator meets at her schools: whom she spoke lately first, then the others by their names.</summary>
    public async Task<IReadOnlyList<FirstName>> NamesAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        return FirstName.Of([.. (await TalkQueries.PeopleAsync(db, MostNames, stop)).Select(person => (person.Id, person.Name))]);
    }

    /// <summary>
    /// Notes a talk of what a device sends. What cannot be noted as it is (she does not meet this person any more) is not refused, for the device
    /// cannot read it back: it waits as a form on which she goes on.
    /// </summary>
    /// <exception cref="NotFoundException">The viewer is no school educator, or the number is another's.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.TooLong"/>: more than any form holds; or <see cref="Rule.ChangedMeanwhile"/>.</exception>
    public async Task<TakenNote> TakeInAsync(Viewer viewer, Guid noteId, DraftFields fields, CancellationToken stop = default)
    {
        if (!fields.Fits) throw new RuleViolationException(Rule.TooLong, DraftFields.LongestText);
        try
        {
            return await intake.OnceAsync(viewer, Role, noteId, needsPlace: false, async db =>
            {
                if (await db.InformalTalks.NotedBy(db.Viewer).AnyAsync(row => row.Id == noteId, stop)) return;
                var form = TalkForm.Of(fields);
                var at = MomentOf(fields, db.Now);
                await TalkService.WriteAsync(db, null, noteId, form.PersonId, at, form.Content, await TalkQueries.RoundOfNoteAsync(db, form, at, stop), stop);
            }, stop);
        }
        catch (Exception broken) when (broken is NotFoundException || broken is RuleViolationException { Rule: not Rule.ChangedMeanwhile })
        {
            return await intake.OnceAsync(viewer, Role, noteId, needsPlace: true, db => drafts.KeepAsync(db, TalkDrafts.Talk(noteId), 1, fields, stop), stop);
        }
    }

    /// <summary>When it was written; a clock that runs ahead makes it now.</summary>
    private static DateTimeOffset MomentOf(DraftFields fields, DateTimeOffset now) =>
        DateTimeOffset.TryParse(fields.Text("Form.At"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) && at < now ? at : now;
}
