using System.Diagnostics;
using System.Diagnostics.Metrics;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Telemetry;

/// <summary>What operators read off the desk as numbers (docs/operations.md, "Look"). Tags name stages, actions and kinds; no person and no exchange.</summary>
public sealed class DeskMetrics
{
    // What OpenTelemetry takes where nothing is said is for milliseconds: every second would be in the first bucket.
    private static readonly InstrumentAdvice<double> Requests = new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] };
    private static readonly InstrumentAdvice<double> Waits = new() { HistogramBucketBoundaries = [1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600] };

    private readonly Counter<long> _moves;
    private readonly Counter<long> _refusals;
    private readonly Counter<long> _mails;
    private readonly Histogram<double> _mailDelay;
    private readonly Histogram<double> _lag;

    /// <summary>Makes the instruments.</summary>
    /// <param name="factory">Where meters come from.</param>
    /// <param name="levels">What is looked up when somebody collects.</param>
    /// <param name="storage">What counts the requests to storage; it was there before there were instruments.</param>
    public DeskMetrics(IMeterFactory factory, DeskLevels levels, StorageRequests storage)
    {
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentNullException.ThrowIfNull(storage);
        var meter = factory.Create(DeskTracing.Name);
        _moves = meter.CreateCounter<long>("desk.moves", "{move}", "What happened to exchanges, as the audit trail names it.");
        _refusals = meter.CreateCounter<long>("desk.refusals", "{move}", "Moves that were refused, by reason.");
        _mails = meter.CreateCounter<long>("desk.mails", "{mail}", "Attempts to hand a mail to the provider, by outcome.");
        _mailDelay = meter.CreateHistogram<double>("desk.mail.delay", "s", "From the event to the provider's taking of its mail, in real time.", tags: null, Waits);
        _lag = meter.CreateHistogram<double>("desk.engine.lag", "s", "From a decision or a date that came to the workflow's acting on it, in real time.", tags: null, Waits);
        storage.ReportTo(meter.CreateHistogram<double>("desk.storage.duration", "s", "Requests to storage, each attempt by itself.", tags: null, Requests));
        meter.CreateObservableGauge("desk.exchanges.open", levels.Open, "{exchange}", "Exchanges that have not ended, by stage.");
        meter.CreateObservableGauge("desk.exchanges.overdue", levels.Overdue, "{exchange}", "Exchanges whose next deadline is past, by stage.");
        meter.CreateObservableGauge("desk.mails.pending", levels.MailsPending, "{mail}", "Mails that the provider did not take yet.");
    }

    /// <summary>Counts what a move put on the trail.</summary>
    public void Moved(IEnumerable<AuditEntry> trail)
    {
        ArgumentNullException.ThrowIfNull(trail);
        if (!_moves.Enabled)
        {
            return;
        }

        foreach (var entry in trail)
        {
            var tags = new TagList { { "action", entry.Action.ToString() } };
            if ((entry.Step?.Kind.ToString() ?? entry.Intervention?.ToString()) is { } about)
            {
                tags.Add("about", about);
            }

            if (entry.Decision is { } decision)
            {
                tags.Add("decision", decision.ToString());
            }

            _moves.Add(1, tags);
        }
    }

    /// <summary>Counts a move that was refused.</summary>
    public void Refused(Refusal refusal) => _refusals.Add(1, new KeyValuePair<string, object?>("refusal", refusal.ToString()));

    /// <summary>Counts an attempt to hand over a mail, or that one came back.</summary>
    /// <param name="kind">What the mail is for.</param>
    /// <param name="outcome">What became of it.</param>
    public void Mailed(string kind, MailOutcome outcome) => _mails.Add(
        1, new KeyValuePair<string, object?>("kind", kind), new KeyValuePair<string, object?>("outcome", Name(outcome)));

    /// <summary>Records how long a mail took to leave.</summary>
    public void MailLeft(TimeSpan delay) => _mailDelay.Record(delay.TotalSeconds);

    /// <summary>Records how late the workflow acted.</summary>
    /// <param name="cause">What it acted on.</param>
    /// <param name="lag">How late it was, in real time.</param>
    public void Acted(ActedOn cause, TimeSpan lag) => _lag.Record(
        // Two instances' clocks may differ.
        Math.Max(0, lag.TotalSeconds), new KeyValuePair<string, object?>("cause", cause == ActedOn.Date ? "date" : "decision"));

    private static string Name(MailOutcome outcome) => outcome switch
    {
        MailOutcome.Sent => "sent",
        MailOutcome.Refused => "refused",
        MailOutcome.Later => "later",
        MailOutcome.Returned => "returned",
    };
}
