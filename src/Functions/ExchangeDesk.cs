using CE4BIG.Functions.Api;
using CE4BIG.Functions.Audit;
using CE4BIG.Functions.Budget;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Drafts;
using CE4BIG.Functions.Exports;
using CE4BIG.Functions.Lifecycle;
using CE4BIG.Functions.Links;
using CE4BIG.Functions.Lists;
using CE4BIG.Functions.Mail;
using CE4BIG.Functions.Payments;
using CE4BIG.Functions.Privacy;
using CE4BIG.Functions.Settings;
using CE4BIG.Functions.Staff;
using CE4BIG.Functions.Standstill;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Telemetry;
using CE4BIG.Functions.Time;
using CE4BIG.Functions.Web;
using CE4BIG.Pages;
using CE4BIG.Pages.Mail;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SendGrid;
using SendGrid.Helpers.Reliability;

namespace CE4BIG.Functions;

/// <summary>Puts the app together.</summary>
public static class ExchangeDesk
{
    /// <summary>Registers everything; reads programmes and clock, and fails with a plain message where the configuration is wrong.</summary>
    public static async Task<IServiceCollection> AddExchangeDeskAsync(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<AppOptions>().BindConfiguration("App").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<LinkOptions>().BindConfiguration("Links").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<BankDataOptions>().BindConfiguration("BankData").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<MailOptions>().BindConfiguration("SendGrid").ValidateDataAnnotations().ValidateOnStart();

        var storage = ReadStorage(configuration);
        var requests = new StorageRequests(TimeProvider.System);
        var tables = new Tables(StorageClients.Tables(storage, requests));
        var blobs = StorageClients.Blobs(storage, requests);
        AddTelemetry(services, requests);
        services.AddTelemetryExport(ReadTelemetry(configuration), storage.ClientId);
        services.AddSingleton(tables);
        services.AddSingleton(blobs);
        var staff = new StaffStore(tables);
        var register = new StaffRegister(staff, TimeProvider.System);
        services.AddSingleton(staff);
        services.AddSingleton(register);
        services.AddSingleton(Programmes.Read(Path.Combine(AppContext.BaseDirectory, "programmes"), blobs, register));
        services.AddSingleton(await ReadClockAsync(configuration, tables));

        services.AddSingleton<BankSafe>();
        services.AddSingleton<ExchangeStore>();
        services.AddSingleton<EvidenceStore>();
        services.AddSingleton<EvidenceRegister>();
        services.AddSingleton(provider => new VisitRegister(
            tables, provider.GetRequiredService<ExchangeStore>(), provider.GetRequiredService<Programmes>(), TimeProvider.System));
        services.AddSingleton<BudgetLedger>();
        services.AddSingleton<PaymentFiles>();
        services.AddSingleton<OrderedPayments>();
        services.AddSingleton<StatementImport>();
        services.AddSingleton<DeskIndex>();
        services.AddSingleton<DeskLists>();
        services.AddSingleton<FiguresStore>();
        services.AddSingleton<ExportSheets>();
        services.AddSingleton<ListStore>();
        services.AddSingleton<StandstillStore>();
        services.AddSingleton<StandstillWatch>();
        services.AddSingleton<StandstillGuard>();
        services.AddSingleton(new Agenda(tables, TimeProvider.System));
        services.AddSingleton<Workflow>();
        services.AddSingleton<Funding>();
        services.AddSingleton<OverdueAlarm>();

        services.AddSingleton<LinkKeys>();
        services.AddSingleton<StepLinks>();
        services.AddSingleton<StaffSessions>();

        services.AddSingleton<PageRenderer>();
        services.AddSingleton<MailRenderer>();
        services.AddSingleton<NoticeComposer>();
        services.AddSingleton<MailPost>();
        services.AddSingleton<Digests>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<MailEventSignature>();
        services.AddSingleton<ReturnedMails>();
        services.AddSingleton(MailClient);

        services.AddSingleton<FormNumbers>();
        services.AddSingleton<DraftStore>();
        services.AddSingleton<DraftLinks>();
        services.AddSingleton<DraftPost>();
        services.AddSingleton<DraftMailLimit>();
        services.AddSingleton<DraftDesk>();
        services.AddSingleton<Submissions>();
        services.AddSingleton<IdempotencyKeys>();

        services.AddSingleton<PageResults>();
        services.AddSingleton<ApplicationForms>();
        services.AddSingleton<AnswerReader>();
        services.AddSingleton<StepScreens>();
        services.AddSingleton<StepGate>();
        services.AddSingleton<LinkRenewal>();
        services.AddSingleton<ExchangeScreens>();
        services.AddSingleton<DeskFiles>();
        services.AddSingleton<PeopleIndex>();
        services.AddSingleton<PersonFiles>();
        services.AddSingleton<AnchorStore>();
        services.AddSingleton<AnchorLog>();
        services.AddSingleton<AuditFiles>();
        services.AddSingleton<AuditAccess>();
        services.AddSingleton<StaffScreens>();
        services.AddSingleton<StaffViews>();
        return services;
    }

    private static void AddTelemetry(IServiceCollection services, StorageRequests requests)
    {
        services.AddMetrics();
        services.AddSingleton(requests);
        services.AddSingleton(new DeskLevels(TimeProvider.System));
        services.AddSingleton<DeskMetrics>();
        services.AddSingleton<DeskTracing>();
    }

    private static TelemetryOptions ReadTelemetry(IConfiguration configuration)
    {
        var options = new TelemetryOptions
        {
            Collector = configuration["OTEL_EXPORTER_OTLP_ENDPOINT"],
            ApplicationInsights = configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"],
        };
        Validate(options, nameof(TelemetryOptions));
        return options;
    }

    private static StorageOptions ReadStorage(IConfiguration configuration)
    {
        var options = StorageOptions.Read(configuration);
        Validate(options, StorageOptions.Section);
        return options;
    }

    // Before the host is built, since the clock's anchor is read from storage and everything else tells the time by it.
    private static async Task<ProgrammeClock> ReadClockAsync(IConfiguration configuration, Tables tables)
    {
        var options = configuration.GetSection("Time").Get<TimeOptions>() ?? new TimeOptions();
        Validate(options, "Time");
        return new ProgrammeClock(TimeProvider.System, await ClockAnchorStore.ReadAsync(tables, options.Scale, TimeProvider.System, CancellationToken.None));
    }

    private static void Validate<T>(T options, string section)
        where T : class
    {
        var results = new List<System.ComponentModel.DataAnnotations.ValidationResult>();
        if (!System.ComponentModel.DataAnnotations.Validator.TryValidateObject(
            options, new System.ComponentModel.DataAnnotations.ValidationContext(options), results, validateAllProperties: true))
        {
            throw new OptionsValidationException(section, typeof(T), results.Select(r => $"{section}: {r.ErrorMessage}"));
        }
    }

    private static ISendGridClient MailClient(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<MailOptions>>().Value;
        return new SendGridClient(new SendGridClientOptions
        {
            ApiKey = options.ApiKey,
            Host = options.Host.AbsoluteUri.TrimEnd('/'),

            // Two quick retries within the activity; what is left waits in the outbox and is tried again later.
            ReliabilitySettings = new ReliabilitySettings(2, TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(500)),
        });
    }
}
