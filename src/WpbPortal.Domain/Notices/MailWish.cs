using WpbPortal.Domain.People;

namespace WpbPortal.Domain.Notices;

/// <summary>How somebody wishes to be written to about one kind of thing. Who said nothing gets it at once.</summary>
public sealed class MailWish : TenantEntity
{
    private MailWish() { }

    /// <summary>Somebody's wish.</summary>
    public MailWish(Guid partnershipId, Guid personId, MailTopic topic, MailWay way) : base(partnershipId)
    {
        PersonId = personId;
        Topic = topic;
        Way = way;
    }

    /// <summary>Whose it is.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>Whose it is.</summary>
    public Person Person { get; private set; } = null!;

    /// <summary>About what.</summary>
    public MailTopic Topic { get; private set; }

    /// <summary>How.</summary>
    public MailWay Way { get; private set; }

    /// <summary>Wishes it otherwise from now on.</summary>
    public void Change(MailWay way) => Way = way;
}

/// <summary>What a mail is about, as far as somebody can wish it otherwise. Mails for signing in are about none of these and always come.</summary>
public enum MailTopic
{
    /// <summary>Something was shared with a student.</summary>
    Coaching = 1,

    /// <summary>A conversation was planned, moved or called off.</summary>
    Appointments = 2,

    /// <summary>Invitations to trajectories, offers and reminders.</summary>
    Trajectories = 3,

    /// <summary>Meetings that come into one's calendar, move in it and go out.</summary>
    Meetings = 4,

    /// <summary>Who works with whom: choosing, standing in, and what waits for who looks after others.</summary>
    People = 5,

    /// <summary>Announcements and procedures that whoever wrote them finds important.</summary>
    News = 6,

    /// <summary>The mail in which others are put together.</summary>
    Together = 9,
}

/// <summary>How somebody wishes to be written to.</summary>
public enum MailWay
{
    /// <summary>As soon as it is there, in the hours of a school.</summary>
    AtOnce = 1,

    /// <summary>Put together, at four in the afternoon of a school day.</summary>
    Digest = 2,

    /// <summary>Not by mail: it stands in the portal.</summary>
    None = 3,
}
