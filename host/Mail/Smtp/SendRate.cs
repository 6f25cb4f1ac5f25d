namespace WorkflowCrm.Host.Mail.Smtp;

/// <summary>So many mails a minute and no more; a few seconds' worth may go at once. Whoever must wait gets a moment of his own, so that the waiting ones do not crowd.</summary>
internal sealed class SendRate(int perMinute, TimeProvider time)
{
    private static readonly TimeSpan s_atOnce = TimeSpan.FromSeconds(5);

    private readonly TimeSpan _interval = TimeSpan.FromMinutes(1) / perMinute;
    private readonly Dictionary<string, DateTimeOffset> _given = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private DateTimeOffset _next;

    /// <summary>How long the mail must still wait; zero when it may go now, which uses its moment up.</summary>
    /// <param name="key">The mail; it keeps its moment when it asks again.</param>
    public TimeSpan Ask(string key)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (!_given.TryGetValue(key, out var moment))
            {
                moment = _next > now ? _next : now;
                _next = moment + _interval;
                moment -= s_atOnce;
            }

            if (moment <= now)
            {
                _given.Remove(key);
                return TimeSpan.Zero;
            }

            Forget(now);
            _given[key] = moment;
            return moment - now;
        }
    }

    // A mail that was dropped meanwhile never asks again.
    private void Forget(DateTimeOffset now)
    {
        if (_given.Count < 10_000)
            return;
        foreach (var key in _given.Where(g => g.Value < now - TimeSpan.FromHours(1)).Select(g => g.Key).ToList())
            _given.Remove(key);
    }
}
