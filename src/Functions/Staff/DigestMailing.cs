using System.Collections.Immutable;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Lifecycle;
using CE4BIG.Functions.Mail;
using CE4BIG.Functions.Settings;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;
using CE4BIG.Pages.Mail;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace CE4BIG.Functions.Staff;

/// <summary>
/// Sends somebody's mail of the day: what waited for it, as things stand in that moment, so that what was decided meanwhile is left out.
/// Tasks stay on the list for as long as they are open, news only until they were told.
/// </summary>
public sealed class DigestMailing(
    StaffStore store, StaffSessions sessions, ExchangeStore exchanges, Programmes programmes, NoticeComposer composer, MailRenderer renderer, MailPost post, IOptions<AppOptions> app, ProgrammeClock clock)
{
    // A mail is to be read: the desk has the rest.
    private const int MostExchanges = 60;

    /// <summary>Waits for the morning, then has the mail written.</summary>
    [Function(nameof(DigestMailing))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var order = context.GetInput<DigestOrder>()!;
        await context.CreateTimer(order.At.UtcDateTime, CancellationToken.None);
        await context.CallActivityAsync(nameof(SendDigest), order, Retries.Storage);
    }

    /// <summary>Orders a mail of the day, unless it is ordered already.</summary>
    public static async Task StartAsync(DurableTaskClient client, DigestOrder order, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(order);
        if (await client.GetInstanceAsync(order.InstanceId, cancellationToken) is not null)
        {
            return;
        }

        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(nameof(DigestMailing), order, new StartOrchestrationOptions(InstanceId: order.InstanceId), cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Two mails to one person at once: the other has ordered it. Anything else fails, and the mail waits in its outbox.
            if (await client.GetInstanceAsync(order.InstanceId, cancellationToken) is null)
            {
                throw;
            }
        }
    }

    /// <summary>Writes and sends it; where there is nothing to say any more, nothing is sent.</summary>
    [Function(nameof(SendDigest))]
    public async Task SendDigest([ActivityTrigger] DigestOrder order, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(order);
        var items = await store.DigestAsync(order.Programme, order.Person, cancellationToken);
        if (items.IsEmpty || await store.LastDigestAsync(order.Programme, order.Person, cancellationToken) >= order.Day)
        {
            return;
        }

        if (sessions.FindById(order.Programme, order.Person) is not { } staff)
        {
            await store.CloseDigestAsync(order.Programme, order.Person, order.Day, items, cancellationToken);
            return;
        }

        var (mail, kept) = await ComposeAsync(staff, items, cancellationToken);
        if (!mail.Tasks.IsEmpty || !mail.News.IsEmpty)
        {
            var labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["kind"] = "digest", ["key"] = order.InstanceId };
            if (await post.SendAsync(staff.Person.Email, staff.Person.Name, await renderer.RenderAsync(mail), labels, cancellationToken) is null)
            {
                throw new InvalidOperationException("The mail provider did not take a mail of the day.");
            }
        }

        // At once and whatever happens to this activity: what is not noted is sent again.
        await store.CloseDigestAsync(order.Programme, order.Person, order.Day, items.Except(kept), CancellationToken.None);
    }

    private async Task<(DigestMail Mail, ImmutableArray<DigestItem> Kept)> ComposeAsync(StaffMember staff, ImmutableArray<DigestItem> items, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var tasks = ImmutableArray.CreateBuilder<NoticeMail>();
        var news = ImmutableArray.CreateBuilder<NoticeMail>();
        var kept = ImmutableArray.CreateBuilder<DigestItem>();
        var exchangesOf = items.GroupBy(item => item.Exchange).ToList();
        foreach (var waiting in exchangesOf.Take(MostExchanges))
        {
            if (await exchanges.LoadAsync(waiting.Key, cancellationToken) is not { } file)
            {
                continue;
            }

            var programme = await programmes.GetAsync(file.State.ProgrammeId, file.State.ProgrammeVersion, cancellationToken);
            var mails = file.Mails.Where(m => m.Notice.To.Email == staff.Person.Email && waiting.Any(item => item.Key == m.Notice.Key)).OrderBy(m => m.CreatedAt).ToList();
            news.AddRange(mails.Where(m => !NoticeComposer.IsAsked(m.Notice.Kind)).Select(m => composer.Compose(file.State, m.Notice, programme, now)));

            // One task, however often it was asked for, and none where somebody has decided or somebody else is asked.
            foreach (var asked in mails.Where(m => NoticeComposer.IsAsked(m.Notice.Kind)).GroupBy(m => m.Notice.Step))
            {
                if (file.State.Steps.Any(s => s.Key == asked.Key && s.IsOpen && s.Addressee?.Email == staff.Person.Email))
                {
                    tasks.Add(composer.Compose(file.State, asked.Last().Notice, programme, now));
                    kept.Add(new DigestItem(file.State.Id, asked.Last().Notice.Key));
                }
            }
        }

        // What did not fit stays for the next one.
        kept.AddRange(exchangesOf.Skip(MostExchanges).SelectMany(rest => rest));
        var mail = new DigestMail
        {
            Language = staff.Person.Language,
            Programme = staff.Programme,
            RecipientName = staff.Person.Name,
            At = now,
            DeskUrl = new Uri(app.Value.BaseUrl, "/desk").AbsoluteUri,
            Tasks = tasks.ToImmutable(),
            News = news.ToImmutable(),
            More = exchangesOf.Skip(MostExchanges).Count(),
        };
        return (mail, kept.ToImmutable());
    }
}
