using WpbPortal.Data.Live;
using WpbPortal.Domain;

namespace WpbPortal.Web.Live;

/// <summary>
/// Who on this node has a page open, and of which changes it wants to hear. What changes wakes those whom it is about, and they ask
/// the page anew: that answer says what they may see, the waking says nothing. An open page costs some memory here; no thread, no
/// circuit and no connection to the database.
/// </summary>
public sealed class LiveHub
{
    /// <summary>More windows than anybody looks at.</summary>
    internal const int MostPerAccount = 20;

    /// <summary>Within which time those who are woken look, so that a school does not ask all at once.</summary>
    internal static readonly TimeSpan Spread = TimeSpan.FromMilliseconds(300);

    /// <summary>The same for everybody at once.</summary>
    internal static readonly TimeSpan WideSpread = TimeSpan.FromSeconds(8);

    // By how much the clocks of two nodes may differ, and a message be under way.
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(2);
    private const int MostRemembered = 4000;

    private readonly Lock _gate = new();
    private readonly Dictionary<LiveTopic, HashSet<LiveEar>> _byTopic = [];
    private readonly Dictionary<Guid, int> _byAccount = [];
    private readonly Queue<(DateTimeOffset At, IReadOnlySet<LiveTopic> Topics)> _lately = new();
    private readonly TimeProvider _clock;
    private DateTimeOffset _forgotUntil;

    /// <summary>Hears what is saved on this node.</summary>
    public LiveHub(LiveWire wire, TimeProvider clock)
    {
        (_clock, _forgotUntil) = (clock, clock.GetUtcNow());
        wire.Told += topics => Wake(topics);
    }

    /// <summary>How many listen.</summary>
    public int Count
    {
        get
        {
            lock (_gate) return _byAccount.Values.Sum();
        }
    }

    /// <summary>Begins to listen; null when this account does so in <see cref="MostPerAccount"/> places already.</summary>
    /// <param name="account">Whose page it is.</param>
    /// <param name="topics">Of what it wants to hear.</param>
    /// <param name="news">Told within which time to look, and what it is about; on the thread of who saves, so it only takes note.</param>
    /// <param name="since">When the page was made: what changed after that is told at once.</param>
    internal LiveEar? Listen(Guid account, IReadOnlySet<LiveTopic> topics, Action<TimeSpan, bool> news, DateTimeOffset? since = null)
    {
        lock (_gate)
        {
            var open = _byAccount.GetValueOrDefault(account);
            if (open >= MostPerAccount) return null;
            _byAccount[account] = open + 1;
            var ear = new LiveEar(this, account, news);
            Put(ear, topics);
            if (since is { } made && HasChangedSince(made, topics)) news(Spread, false);
            return ear;
        }
    }

    /// <summary>Listens for a circuit, of which there is a limit of its own (<see cref="Access.OpenCircuits"/>).</summary>
    internal LiveEar ListenAlways(IReadOnlySet<LiveTopic> topics, Action<TimeSpan, bool> news)
    {
        var ear = new LiveEar(this, null, news);
        Put(ear, topics);
        return ear;
    }

    /// <summary>Wakes whom it is about.</summary>
    public void Wake(IReadOnlySet<LiveTopic> topics, bool fromElsewhere = false)
    {
        lock (_gate)
        {
            var now = _clock.GetUtcNow();
            Forget(now);
            _lately.Enqueue((fromElsewhere ? now + Skew : now, topics));
            var woken = new Dictionary<LiveEar, bool>();
            var isWide = false;
            foreach (var topic in topics)
            {
                isWide |= topic.Kind == LiveKind.Everybody;
                if (!_byTopic.TryGetValue(topic, out var ears)) continue;
                foreach (var ear in ears) woken[ear] = woken.GetValueOrDefault(ear) || topic.Kind == LiveKind.Account;
            }
            foreach (var (ear, session) in woken) ear.News(isWide ? WideSpread : Spread, session);
        }
    }

    /// <summary>Wakes everybody: the day has turned, or it is not known what was missed.</summary>
    public void WakeAll(TimeSpan spread)
    {
        lock (_gate)
        {
            foreach (var ear in _byTopic.Values.SelectMany(ears => ears).Distinct().ToList()) ear.News(spread, false);
        }
    }

    /// <summary>Wakes everybody, also who only now comes back from before this moment.</summary>
    public void WakeAllAfterGap()
    {
        lock (_gate)
        {
            _lately.Clear();
            _forgotUntil = _clock.GetUtcNow();
        }
        WakeAll(WideSpread);
    }

    internal void Put(LiveEar ear, IReadOnlySet<LiveTopic> topics)
    {
        lock (_gate)
        {
            if (ear.IsClosed) return;
            Take(ear);
            ear.Topics = topics;
            foreach (var topic in topics)
            {
                if (!_byTopic.TryGetValue(topic, out var ears)) _byTopic[topic] = ears = [];
                ears.Add(ear);
            }
        }
    }

    internal void Close(LiveEar ear)
    {
        lock (_gate)
        {
            if (ear.IsClosed) return;
            Take(ear);
            ear.IsClosed = true;
            if (ear.Account is not { } account) return;
            var left = _byAccount[account] - 1;
            if (left > 0) _byAccount[account] = left;
            else _byAccount.Remove(account);
        }
    }

    private void Take(LiveEar ear)
    {
        foreach (var topic in ear.Topics)
        {
            if (!_byTopic.TryGetValue(topic, out var ears)) continue;
            ears.Remove(ear);
            if (ears.Count == 0) _byTopic.Remove(topic);
        }
    }

    /// <summary>Whether something of this changed since; also when that is longer ago than is remembered, or another day.</summary>
    private bool HasChangedSince(DateTimeOffset made, IReadOnlySet<LiveTopic> topics) =>
        made < _forgotUntil || DutchTime.DayOf(made) != DutchTime.DayOf(_clock.GetUtcNow()) || _lately.Any(told => told.At >= made && told.Topics.Overlaps(topics));

    private void Forget(DateTimeOffset now)
    {
        while (_lately.TryPeek(out var first) && (first.At < now - Memory || _lately.Count >= MostRemembered))
        {
            _forgotUntil = first.At;
            _lately.Dequeue();
        }
    }
}

/// <summary>One open page, or one circuit.</summary>
internal sealed class LiveEar(LiveHub hub, Guid? account, Action<TimeSpan, bool> news) : IDisposable
{
    public Guid? Account => account;

    /// <summary>Tells within which time to look, and whether a session of the account may have ended.</summary>
    public Action<TimeSpan, bool> News => news;

    public bool IsClosed { get; set; }

    public IReadOnlySet<LiveTopic> Topics { get; set; } = new HashSet<LiveTopic>();

    /// <summary>Wants to hear of other things from now on.</summary>
    public void Hear(IReadOnlySet<LiveTopic> topics) => hub.Put(this, topics);

    public void Dispose() => hub.Close(this);
}
