using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.OnTheGo;

/// <summary>A kind of note that is written without network: its page on the device, whom it may be about, and what becomes of it when it arrives.</summary>
public interface INoteKind
{
    /// <summary>What the queue on the device calls it.</summary>
    string Name { get; }

    /// <summary>Who writes such notes.</summary>
    Role Role { get; }

    /// <summary>The address of its page.</summary>
    string Address { get; }

    /// <summary>The file by which a device puts its page on the home screen.</summary>
    string Manifest { get; }

    /// <summary>Where one goes on with a note that could not be placed as it is; its number comes behind it.</summary>
    string PlaceAddress { get; }

    /// <summary>Where what arrived is to be found.</summary>
    string ArrivedAddress { get; }

    /// <summary>What there is to fill in.</summary>
    Type Form { get; }

    /// <summary>What its page says, in the language of this moment.</summary>
    NoteWords Words { get; }

    /// <summary>Whom the device knows by their first names.</summary>
    Task<IReadOnlyList<FirstName>> NamesAsync(Viewer viewer, CancellationToken stop = default);

    /// <summary>Takes in a note, once however often it is sent.</summary>
    /// <exception cref="NotFoundException">The viewer writes no such notes, or the number is another's.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.TooLong"/>: more than any form holds; or <see cref="Rule.ChangedMeanwhile"/>.</exception>
    Task<TakenNote> TakeInAsync(Viewer viewer, Guid noteId, DraftFields fields, CancellationToken stop = default);
}

/// <summary>What the page of a kind of note says.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Lead">What becomes of it.</param>
/// <param name="ForWhom">To who does not write such notes.</param>
/// <param name="NobodyYet">Where there is nobody whom it could be about.</param>
/// <param name="NeedsPlace">Where a note arrived that fits nobody.</param>
/// <param name="ToArrived">The link to what arrived.</param>
/// <param name="WhatIsKept">What the device holds.</param>
public sealed record NoteWords(string Title, string Lead, string ForWhom, string NobodyYet, string NeedsPlace, string ToArrived, string WhatIsKept);

/// <summary>A note that arrived.</summary>
/// <param name="Id">Its number, which is also that of what it became or becomes.</param>
/// <param name="NeedsPlace">Whether it waits as a form, to be placed by hand.</param>
public sealed record TakenNote(Guid Id, bool NeedsPlace);
