using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Applications.Drafts;
using CE4BIG.Domain.Budget;
using CE4BIG.Domain.Eligibility;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Payments;
using CE4BIG.Pages.Models;

namespace CE4BIG.Pages.Tests.Samples;

/// <summary>Every page in its variants, by name.</summary>
internal static class AllPages
{
    private static readonly string[] AbsenceFields = ["absenceFrom", "absenceTo", "absenceStandIn"];

    public static IReadOnlyDictionary<string, PageModel> Of(Sample s) => Pages(s).ToDictionary(page => page.Name, page => page.Model, StringComparer.Ordinal);

    public static IEnumerable<string> Names => Of(Sample.Plain).Keys;

    private static IEnumerable<(string Name, PageModel Model)> Pages(Sample s)
    {
        var wrong = s.Typed([.. s.AllErrors]);
        yield return ("landing", new LandingModel());
        yield return ("landing-others", new LandingModel { Others = [Sample.Missions] });
        yield return ("landing-answered", new LandingModel { Input = s.Typed(), Eligibility = Sample.Rules, LumpSum = Sample.LumpSum });
        yield return ("landing-eligible", new LandingModel { Eligibility = [.. Sample.Rules.Where(outcome => outcome.Passed)], LumpSum = Sample.NearLumpSum });
        yield return ("landing-wrong", new LandingModel { Input = s.Typed([.. QuickCheck.Fields.Concat([Estimate.Host, Estimate.WorkingDays]).Select(field => FormError.Of(field, FormProblem.TextMissing))]) });
        foreach (var section in ApplicationSections.All)
        {
            var code = ApplicationSections.Code(section);
            yield return ($"apply-{code}", Apply(section, FormInput.Empty));
            yield return ($"apply-{code}-typed", Apply(section, s.Typed()));
            yield return ($"apply-{code}-dated", Apply(section, s.TypedByDay()));
            yield return ($"apply-{code}-wrong", Apply(section, s.TypedByDay([.. ApplicationSections.Fields(section).Intersect(ApplicationFieldNames.All).Select(field => FormError.Of(field, FormProblem.TextMissing))])));
        }

        yield return ("apply-refused", Apply(ApplicationSection.Review, s.Typed([.. ApplicationFieldNames.All.Select(field => FormError.Of(field, FormProblem.TextMissing))])));
        yield return ("apply-refused-day", Apply(ApplicationSection.Review, s.TypedByDay(FormError.Of("agenda-2027-03-16", FormProblem.TextMissing))));
        yield return ("apply-wrong-day", Apply(ApplicationSection.Purpose, s.TypedByDay(FormError.Of("agenda-2027-03-16", FormProblem.TextMissing))));
        yield return ("apply-unavailable", Apply(ApplicationSection.Review, wrong with { Errors = [], Unavailable = true }));
        yield return ("apply-host-suggested", Apply(ApplicationSection.Host, s.Typed()) with { HostNames = [s.Application.Host.Organisation, "b"] });
        yield return ("apply-resumed", Apply(ApplicationSection.Host, s.Typed()) with { Draft = new DraftNote(Sample.Now, Sample.Now.AddDays(90)) });
        foreach (var link in Enum.GetValues<DraftLink>())
            yield return ($"draft-kept-{link}", new DraftKeptModel(s.Application.VisitorContact.Email, Sample.Now, link));
        foreach (var end in Enum.GetValues<DraftEnd>())
            yield return ($"draft-{end}", new DraftGoneModel(end, 90));
        yield return ("applied", new AppliedModel { Exchange = Sample.Exchange, VisitorEmail = s.Application.VisitorContact.Email, HostOrganisation = s.Application.Host.Organisation, HostDue = Sample.Now });
        foreach (var stage in Enum.GetValues<Stage>().Where(stage => stage != Stage.Ended))
            yield return ($"exchange-{stage}", new ExchangeModel { Facts = s.Facts(stage), Waiting = s.Waiting, History = s.History });
        foreach (var kind in Enum.GetValues<StepKind>())
            yield return ($"exchange-waiting-{kind}", new ExchangeModel { Facts = s.Facts(Stage.Report), Waiting = [new WaitingFor(new StepKey(kind, 1), kind == StepKind.Report ? Role.Visitor : Role.Calendar, null, Sample.Now, Sample.Now)], History = s.History });
        foreach (var ending in Enum.GetValues<Ending>())
            yield return ($"exchange-{ending}", new ExchangeModel { Facts = s.Facts(Stage.Ended, ending), History = s.History, EndReason = s.Report.Summary, Payment = ending == Ending.Closed ? Sample.Payment : null });
        yield return ("exchange-no-amount", new ExchangeModel { Facts = s.Facts(Stage.Application) with { LumpSum = null } });
        foreach (var role in new[] { Role.Visitor, Role.Host })
        {
            var mine = new ExchangeModel { Facts = s.Facts(Stage.Travel), Role = role, Secret = Sample.Secret, Waiting = s.Waiting, History = s.History, Actions = [.. Enum.GetValues<Intervention>().Take(7)] };
            yield return ($"exchange-mine-{role}", mine);
            foreach (var intervention in mine.Actions)
            {
                yield return ($"exchange-mine-{role}-{intervention}-wrong", mine with { Action = intervention, Input = s.Typed([.. s.AllErrors]) });
                yield return ($"exchange-mine-{role}-{intervention}-done", mine with { Done = intervention });
            }

            yield return ($"exchange-mine-{role}-task", mine with
            {
                Tasks = [new OwnTask(new StepKey(role == Role.Host ? StepKind.Certificate : StepKind.Report, 1), Sample.Now.AddDays(9), Sample.Secret)],
                Waiting = [new WaitingFor(new StepKey(StepKind.Certificate, 1), Role.Host, s.Application.HostContact.Name, Sample.Now.AddDays(-4), Sample.Now.AddDays(-1))],
                Facts = s.Facts(Stage.Report),
                Entered = Sample.Entered,
                HasCalendar = true,
                Evidence = role == Role.Visitor ? s.Evidence : [],
                Money = role == Role.Visitor ? new MoneyFacts(Sample.LumpSum.Amount, Sample.LumpSum.Amount, null, Money.Zero) : null,
            });
            yield return ($"exchange-mine-{role}-certified", mine with
            {
                Facts = s.Facts(Stage.Reimbursement),
                Entered = Sample.Entered,
                Certified = s.Certified,
                Money = role == Role.Visitor ? new MoneyFacts(Sample.LumpSum.Amount, Sample.LumpSum.Amount, Sample.LumpSum.Amount, Sample.LumpSum.Amount) : null,
                Recovery = role == Role.Visitor ? s.Recovery : null,
            });
            foreach (var kind in Enum.GetValues<StepKind>())
                yield return ($"exchange-mine-{role}-waiting-{kind}", mine with { Waiting = [new WaitingFor(new StepKey(kind, 1), role, s.Application.HostContact.Name, Sample.Now, Sample.Now)], Place = 3 });
            foreach (var ending in Enum.GetValues<Ending>())
                yield return ($"exchange-mine-{role}-{ending}", mine with { Facts = s.Facts(Stage.Ended, ending), EndReason = s.Report.Summary, Actions = [] });
        }

        yield return ("exchange-survey", new ExchangeModel { Facts = s.Facts(Stage.Ended, Ending.Closed), Waiting = [new WaitingFor(new StepKey(StepKind.Survey, 1), Role.Visitor, null, Sample.Now, Sample.Now)], Payment = Sample.Payment, Advance = Sample.Payment, Recovery = s.Recovery });
        yield return ("exchange-recovered", new ExchangeModel { Facts = s.Facts(Stage.Ended, Ending.Closed), Recovery = s.Recovery with { ReceivedOn = Sample.Payment.ValueDate } });
        yield return ("exchange-waived", new ExchangeModel { Facts = s.Facts(Stage.Ended, Ending.Closed), Recovery = s.Recovery with { Waived = true } });
        yield return ("amount-letter", new AmountLetterModel(s.Facts(Stage.Ended, Ending.Closed), s.Certified, Sample.Payment, $"/exchange/{Sample.Exchange}?k={Sample.Secret}"));
        yield return ("debit-note", new DebitNoteModel(s.Facts(Stage.Ended, Ending.Closed), s.Recovery, Sample.Payment, $"/exchange/{Sample.Exchange}?k={Sample.Secret}"));
        yield return ("commitment", new CommitmentModel { Facts = s.Facts(Stage.Approval), Hash = Sample.Hash, Version = 2, Signatures = s.Signatures, Back = $"/exchange/{Sample.Exchange}?k={Sample.Secret}" });
        yield return ("commitment-complete", new CommitmentModel { Facts = s.Facts(Stage.Travel), Hash = Sample.Hash, Version = 1, Signatures = [s.Signatures[0]] });
        foreach (var (variant, input) in new[] { ("", FormInput.Empty), ("-wrong", wrong) })
        {
            yield return ($"host-confirmation{variant}", s.Step(StepKind.HostConfirmation, input, b => new HostConfirmationModel(b) { Differences = variant.Length > 0 ? s.Differences : [] }));
            yield return ($"visiting-approval{variant}", s.Step(StepKind.VisitingApproval, input, b => new ApprovalModel(b) { Eligibility = Sample.Rules, Listed = true, Decided = s.History, AlsoAsked = s.Waiting }));
            yield return ($"visiting-approval-again{variant}", s.Step(StepKind.VisitingApproval, input, b => new ApprovalModel(b with { Step = new StepKey(StepKind.VisitingApproval, 2) }) { Eligibility = Sample.Rules, Decided = s.History, Differences = s.Differences, Colleagues = s.Colleagues, PartialAward = true, FreeBudget = Sample.LumpSum.Amount }));
            yield return ($"visiting-approval-short{variant}", s.Step(StepKind.VisitingApproval, input, b => new ApprovalModel(b) { Eligibility = Sample.Rules, Listed = false, FreeBudget = Money.Euros(1) }));
            yield return ($"hosting-approval{variant}", s.Step(StepKind.HostingApproval, input, b => new ApprovalModel(b) { Eligibility = [Sample.Rules[0]], Decided = s.History, ChangesAllowed = false }));
            yield return ($"correction{variant}", s.Step(StepKind.Correction, input, b => new CorrectionModel(b) { Asked = s.History }));
            yield return ($"host-choice{variant}", s.Step(StepKind.HostChoice, input, b => new HostChoiceModel(b)));
            yield return ($"new-dates{variant}", s.Step(StepKind.NewDates, input, b => new NewDatesModel(b) { Asked = s.History, LatestStart = new DateOnly(2027, 9, 1) }));
            yield return ($"report{variant}", s.Step(StepKind.Report, input, b => new ReportModel(b)));
            yield return ($"report-again{variant}", s.Step(StepKind.Report, input, b => new ReportModel(b with { Step = new StepKey(StepKind.Report, 2) }) { Asked = s.History, OnRecord = s.Evidence }));
            yield return ($"completion{variant}", s.Step(StepKind.Completion, input, b => new CompletionModel(b) { Asked = s.History, OnRecord = s.Evidence, Missing = ["return-travel", "agenda"] }));
            yield return ($"certificate{variant}", s.Step(StepKind.Certificate, input, b => new CertificateModel(b)));
            yield return ($"validation{variant}", s.Step(StepKind.Validation, input, b => new ValidationModel(b) { Report = s.Report, Evidence = [.. s.Evidence.Select(file => file with { AlsoIn = [Sample.Exchange] })], FreeBudget = Money.Euros(12_000), Certified = s.Certified, Reserved = Sample.LumpSum.Amount, Items = [.. Sample.Programme.Evidence.Select(item => item.Key)], Colleagues = s.Colleagues }));
            yield return ($"validation-again{variant}", s.Step(StepKind.Validation, input, b => new ValidationModel(b with { Step = new StepKey(StepKind.Validation, 2) }) { Report = s.Report, Evidence = s.Evidence, Certified = s.Certified, Reserved = Sample.LumpSum.Amount, Items = ["agenda"], MoreEvidenceAllowed = false, Decided = s.History }));
            yield return ($"advance-order{variant}", s.Step(StepKind.AdvanceOrder, input, b => new AdvanceOrderModel(b) { Amount = Money.Euros(195), Percent = 50 }));
            yield return ($"advance-confirmation{variant}", s.Step(StepKind.AdvanceConfirmation, input, b => new AdvanceConfirmationModel(b) { Amount = Money.Euros(195), Percent = 50, OrderedBy = b.IssuedTo, OrderedAt = Sample.Now }));
            yield return ($"bank-correction{variant}", s.Step(StepKind.BankCorrection, input, b => new BankCorrectionModel(b) { Asked = s.History }));
            yield return ($"survey{variant}", s.Step(StepKind.Survey, input, b => new SurveyModel(b)));
            yield return ($"recovery{variant}", s.Step(StepKind.Recovery, input, b => new RecoveryModel(b) { Amount = s.Recovery.Amount, Reason = s.Recovery.Reason, AskedBy = b.IssuedTo, AskedAt = Sample.Now, Payment = Sample.Payment }));
            yield return ($"payment-order-again{variant}", s.Step(StepKind.PaymentOrder, input, b => new PaymentOrderModel(b with { Step = new StepKey(StepKind.PaymentOrder, 2) }) { Evidence = s.Evidence, Decided = s.History, FreeBudget = Money.Euros(11670), Certified = s.Certified, ValidatedBy = b.IssuedTo, ValidatedAt = Sample.Now, AlreadyPaid = Money.Euros(195), BankChangedAt = Sample.Now, AccountNeedsALook = true, Colleagues = s.Colleagues, HeldBefore = s.History }));
            yield return ($"payment-order{variant}", s.Step(StepKind.PaymentOrder, input, b => new PaymentOrderModel(b) { Evidence = s.Evidence, Decided = s.History, FreeBudget = Money.Euros(11670), Certified = s.Certified, ValidatedBy = b.IssuedTo, ValidatedAt = Sample.Now }));
            yield return ($"payment-confirmation{variant}", s.Step(StepKind.PaymentConfirmation, input, b => new PaymentConfirmationModel(b) { OrderedBy = b.IssuedTo, OrderedAt = Sample.Now }));
            yield return ($"sign-in{variant}", new SignInModel { Input = input });
        }

        foreach (var kind in Enum.GetValues<StepKind>())
        {
            foreach (var decision in DecisionNames.Offered(kind))
                yield return ($"receipt-{kind}-{decision}", Receipt(s, ReceiptKind.Recorded, kind, decision));
            yield return ($"dead-{kind}", new DeadLinkModel { Exchange = Sample.Exchange, Step = new StepKey(kind, 1), Reason = DeadLinkReason.Expired, Secret = Sample.Secret });
        }

        yield return ("receipt-replayed", Receipt(s, ReceiptKind.Replayed, StepKind.HostConfirmation, Decision.Confirm));
        yield return ("receipt-differently", Receipt(s, ReceiptKind.DecidedDifferently, StepKind.HostConfirmation, Decision.Decline));
        foreach (var reason in Enum.GetValues<DeadLinkReason>())
            yield return ($"dead-{reason}", new DeadLinkModel { Exchange = Sample.Exchange, Step = new StepKey(StepKind.Report, 1), Reason = reason });
        foreach (var kind in Enum.GetValues<MessageKind>())
            yield return ($"message-{kind}", new MessageModel(kind));
        yield return ("retry", new RetryModel($"/step/{Sample.Exchange}/report-1", new Dictionary<string, string>(StringComparer.Ordinal) { ["k"] = Sample.Secret, ["summary"] = s.Application.Goals }, HadFiles: true));
        yield return ("sign-in-sent", new SignInSentModel(s.Application.VisitorContact.Email));
        yield return ("enter", new EnterModel(Sample.Secret));
        foreach (var page in DeskLists(s)) yield return page;
        foreach (var page in Staff(s)) yield return page;
        foreach (var page in StandstillPages.Of(s)) yield return page;
        foreach (var page in DeskExchanges(s)) yield return page;
        foreach (var page in SampleFigures.Pages(s)) yield return page;
    }

    private static IEnumerable<(string Name, PageModel Model)> DeskLists(Sample s)
    {
        var (visitor, host, name) = (s.Application.Visitor.Organisation, s.Application.Host.Organisation, s.Application.HostContact.Name);
        SavedView[] views = [new(name, "q=a%20b&stage=Approval"), new("b", "overdue=yes")];
        TaskRow Task(StepKind kind, int days) => new(Sample.Exchange, new StepKey(kind, 1), visitor, host, Sample.Now.AddDays(days), Money.Euros(390), name, days % 2 == 0, "PL61 •••• 2874");
        yield return ("desk-empty", new DeskModel { Tasks = [], Now = Sample.Now });
        yield return ("desk", new DeskModel
        {
            Tasks = [.. Enum.GetValues<StepKind>().Except([StepKind.Budget, StepKind.Travel, StepKind.AfterClosing, StepKind.Retention]).Select((kind, i) => Task(kind, i - 2))],
            Now = Sample.Now,
            Stages = [.. Enum.GetValues<Stage>().Select((stage, i) => new StageCount(stage, 1000 * i))],
            OfCluster = true,
            Views = [.. views],
        });
        yield return ("desk-next", new DeskModel { Tasks = [Task(StepKind.Validation, 1)], Now = Sample.Now, Stages = [new StageCount(Stage.Report, 1)], IsFirst = false, NextPage = "task|a+b/c==" });
        yield return ("desk-exchanges-empty", new DeskExchangesModel { Rows = [], Now = Sample.Now });
        yield return ("desk-exchanges-nothing", new DeskExchangesModel { Rows = [], Now = Sample.Now, Filter = new ExchangeFilter { Words = name }, OwnCluster = "lsk" });
        yield return ("desk-exchanges-nothing-yet", new DeskExchangesModel { Rows = [], Now = Sample.Now, Filter = new ExchangeFilter { Words = name }, NextPage = "word|a" });
        var list = new DeskExchangesModel
        {
            Rows = [.. Enum.GetValues<Stage>().Select(stage => new DeskRow(Sample.Exchange, visitor, host, "lsk", "gone", stage, stage == Stage.Ended ? Ending.Lapsed : null, stage == Stage.Ended ? [] : s.Waiting))],
            Now = Sample.Now,
            Filter = new ExchangeFilter { Words = name, Stage = Stage.Report, Ending = Ending.Closed, Cluster = "lsk", Side = ExchangeSide.Hosting, Overdue = true, ByDeadline = true },
            Views = [.. views],
            IsFirst = false,
            NextPage = "due|a+b/c==",
        };
        yield return ("desk-exchanges", list);
        yield return ("desk-exchanges-own", list with { OwnCluster = "lsk", Views = [] });
        yield return ("desk-exchanges-wrong", list with { Input = new FormInput { Values = new Dictionary<string, string>(StringComparer.Ordinal) { ["viewName"] = name }, Errors = [FormError.Of("viewName", FormProblem.TooManyViews, 20)] } });
        foreach (var page in PaymentPages.Of(s))
            yield return page;
        yield return ("desk-finance-empty", new DeskFinanceModel { Payments = [], Now = Sample.Now, Cluster = "lsk" });
        yield return ("desk-finance-all", new DeskFinanceModel { Payments = [Task(StepKind.PaymentOrder, 2)], Now = Sample.Now, AnyCluster = true });
        yield return ("desk-finance", new DeskFinanceModel
        {
            Payments = [.. new[] { StepKind.PaymentOrder, StepKind.PaymentOrder, StepKind.AdvanceOrder, StepKind.PaymentConfirmation, StepKind.AdvanceConfirmation, StepKind.BankCorrection, StepKind.Recovery }.Select((kind, i) => Task(kind, i - 2))],
            Now = Sample.Now,
            Cluster = "lsk",
            AnyCluster = true,
            IsFirst = false,
            NextPage = "pay|a+b/c==",
        });
        foreach (var page in Ledgers(s)) yield return page;
        foreach (var page in Imports(s)) yield return page;
    }

    private static IEnumerable<(string Name, PageModel Model)> Ledgers(Sample s)
    {
        var balance = new BudgetBalance(Money.Euros(10_000), new LedgerPosition(Money.Euros(1000), Money.Euros(390), Money.Euros(7800), Money.Euros(5)));
        ClusterMoney[] budgets =
        [
            new("lsk", s.Application.Host.Organisation, balance, 2, Money.Euros(1560), Money.Euros(390)),
            new("gone", "gone", new BudgetBalance(Money.Zero, LedgerPosition.None), 0, Money.Zero, Money.Zero),
        ];
        var ledger = new DeskLedgerModel
        {
            Cluster = "lsk",
            AnyCluster = true,
            Budgets = [budgets[0]],
            Filter = new LedgerFilter { Kind = LedgerEntryKind.Pay, From = new DateOnly(2027, 1, 1), To = new DateOnly(2027, 12, 31) },
            Entries = [.. Enum.GetValues<LedgerEntryKind>().Select((kind, i) => new LedgerEntry(1200 - i, Sample.Now, Sample.Exchange, new LedgerMove(kind, Money.Euros(390)), "2026-1"))],
            IsNewest = false,
            OlderThan = 12,
        };
        yield return ("desk-ledger", ledger);
        yield return ("desk-ledger-all", new DeskLedgerModel { AnyCluster = true, Budgets = [.. budgets] });
        yield return ("desk-ledger-own", ledger with { AnyCluster = false, IsNewest = true, OlderThan = null });
        yield return ("desk-ledger-empty", new DeskLedgerModel { Cluster = "gone", Budgets = [budgets[1]] });
        yield return ("desk-ledger-nothing", ledger with { Entries = [], OlderThan = null });
        yield return ("desk-ledger-nothing-yet", ledger with { Entries = [] });
    }

    private static IEnumerable<(string Name, PageModel Model)> Imports(Sample s)
    {
        var visitor = s.Application.Visitor;
        var import = new DeskImportModel { Lists = [new ListState(ListKind.Hosts, 1200, Sample.Now, s.Application.HostContact.Name)] };
        yield return ("desk-import", import);
        yield return ("desk-import-empty", new DeskImportModel { Lists = [] });
        foreach (var kind in Enum.GetValues<ListKind>()) yield return ($"desk-import-done-{kind}", import with { Kind = kind, Done = kind });
        yield return ("desk-import-gone", import with { Gone = true });
        yield return ("desk-import-preview", import with
        {
            Kind = ListKind.Hosts,
            Preview = new ListPreview(ListKind.Hosts, Guid.Empty.ToString("N"), 3, [new ListLine(visitor.Organisation, visitor.Country, "lsk", visitor.Vat), new ListLine(visitor.Organisation, visitor.Country, "gone", null)]),
        });
        yield return ("desk-import-wrong", import with { Errors = [.. Enum.GetValues<ListProblem>().Select((problem, i) => new ListError(problem, i == 0 ? null : i, s.Application.Goals, 140))], ErrorCount = 70 });
    }

    /// <summary>A section of the application with this typed into it.</summary>
    public static ApplyModel Apply(ApplicationSection section, FormInput input) => new()
    {
        FormId = Guid.Empty,
        Section = section,
        Input = input,
        Progress = ApplicationProgress.Of(input.Values, Sample.Programme, DateOnly.FromDateTime(Sample.Now.UtcDateTime)),
    };

    private static IEnumerable<(string Name, PageModel Model)> Staff(Sample s)
    {
        var me = new StaffPerson
        {
            Id = "anna-nowak",
            Name = s.Application.HostContact.Name,
            Email = s.Application.HostContact.Email,
            Role = StaffRole.Manager,
            IsAway = true,
            MayChange = true,
            Absences =
            [
                new AbsenceRow(new DateOnly(2027, 3, 1), new DateOnly(2027, 3, 5), null, false, null),
                new AbsenceRow(new DateOnly(2027, 3, 8), new DateOnly(2027, 3, 19), s.Colleagues[0].Name, true, new DateOnly(2027, 3, 10)),
            ],
        };
        var settings = new MyDeskModel { Me = me, Cluster = s.Application.Host.Organisation, Digest = true, StandIns = s.Colleagues };
        yield return ("desk-me", settings);
        yield return ("desk-me-coordinator", settings with { Me = me with { Role = StaffRole.Coordinator, Absences = [] }, Cluster = null, StandIns = [], Digest = false });
        foreach (var done in Enum.GetValues<StaffChange>()) yield return ($"desk-me-{done}", settings with { Done = done });
        yield return ("desk-me-wrong", settings with { Input = s.Typed([.. AbsenceFields.Select(field => FormError.Of(field, FormProblem.AbsenceTooLong, 366))]) });

        var others = Enum.GetValues<StaffRole>().Select((role, i) => me with { Id = FormattableString.Invariant($"person-{i}"), Role = role, IsAway = false, MayChange = i % 2 == 0, Absences = i == 1 ? [] : me.Absences }).ToList();
        var people = new PeopleModel { Groups = [new StaffGroup(s.Application.Host.Organisation, [me, .. others.Take(3)]), new StaffGroup(null, [others[3]])] };
        yield return ("desk-people", people);
        var held = new PersonExchange(
            Sample.Exchange,
            s.Application.Visitor.Organisation,
            s.Application.Host.Organisation,
            s.Application.VisitorContact,
            s.Application.Bank.Iban.ToString(),
            [],
            s.History,
            [new MailRow(NoticeKind.Ended, null, s.Application.VisitorContact.Email, Sample.Now, null)]);
        var person = new PersonModel { Email = s.Application.VisitorContact.Email };
        yield return ("desk-person", new PersonModel());
        yield return ("desk-person-nothing", person);
        yield return ("desk-person-found", person with { Exchanges = [held], HasMore = true, Drafts = [Sample.Now], OnStaff = me });
        yield return ("desk-person-wrong", new PersonModel { Input = s.Typed([FormError.Of(new FieldError("personEmail", FieldProblem.NotAnEmail))]) });
        yield return ("desk-people-mine-only", people with { Groups = [.. people.Groups.Select(group => group with { People = [.. group.People.Select(person => person with { MayChange = false })] })] });
        yield return ("desk-people-done", people with { Done = StaffChange.Added });
        yield return ("desk-people-wrong", people with { Input = s.Typed([.. AbsenceFields.Prepend("absencePerson").Select(field => FormError.Of(field, FormProblem.AbsenceEnds))]) });
    }

    private static IEnumerable<(string Name, PageModel Model)> DeskExchanges(Sample s)
    {
        var full = new DeskExchangeModel
        {
            Facts = s.Facts(Stage.Report),
            Waiting = s.Waiting,
            Eligibility = Sample.Rules,
            Steps = [.. Enum.GetValues<StepState>().Select((state, i) => new StepRow { Step = new StepKey(StepKind.HostConfirmation, i + 1), State = state, IsUnreachable = state == StepState.Open, Role = Role.Host, Name = s.Application.HostContact.Name, Opened = Sample.Now, Due = Sample.Now, Decision = Decision.Confirm, DecidedAt = Sample.Now })],
            Audit = [.. s.History, .. Enum.GetValues<AuditAction>().Select(action => s.History[0] with { Action = action, Step = new StepKey(StepKind.Report, 1), Reason = action == AuditAction.MailCameBack ? "bounced" : s.History[0].Reason }), .. Enum.GetValues<Intervention>().Select(intervention => s.History[0] with { Action = AuditAction.Intervened, Intervention = intervention })],
            Mails = [.. Enum.GetValues<NoticeKind>().Select(kind => new MailRow(kind, new StepKey(StepKind.Report, 1), s.Application.HostContact.Email, Sample.Now, kind == NoticeKind.Paid ? null : Sample.Now, kind == NoticeKind.StepReminder))],
            Report = s.Report,
            Evidence = s.Evidence,
            Certified = s.Certified,
            Payment = Sample.Payment,
            Place = 2,
            Advance = Sample.Payment,
            Recovery = s.Recovery,
            Survey = new SurveyAnswer(4, s.Report.Results, Sample.Now),
            Commitment = Sample.Hash,
            Signatures = s.Signatures,
            Versions = [new ApplicationVersion(1, Sample.Now, []), new ApplicationVersion(2, Sample.Now, s.Differences)],
            Ledger = new LedgerFacts(Sample.LumpSum.Amount, Money.Zero, Money.Zero, Money.Zero, Money.Euros(12_000)),
            ProgrammeVersion = "2026-01",
            NewerVersion = "2026-02",
            RetainUntil = new DateOnly(2033, 12, 31),
            LegalHold = new LegalHoldFacts(s.Application.HostContact.Name, Sample.Now, s.Report.Summary),
            Interventions = [.. Enum.GetValues<Intervention>()],
            Extendable = [.. s.Waiting.Select(waiting => waiting.Step)],
            Replacements = s.Colleagues,
            Returnable =
            [
                new ReturnChoice(new EndToEndId(Sample.Exchange, 1), Money.Euros(450), Intervention.AdvanceCameBack),
                new ReturnChoice(new EndToEndId(Sample.Exchange, 2), Money.Euros(450), Intervention.PaymentCameBack),
            ],
        };
        yield return ("desk-exchange", full);
        foreach (var intervention in Enum.GetValues<Intervention>())
        {
            yield return ($"desk-exchange-{intervention}-wrong", full with { Action = intervention, Input = s.Typed([.. s.AllErrors]) });
            yield return ($"desk-exchange-{intervention}-done", full with { Done = intervention });
        }

        var step = new Dictionary<string, string>(StringComparer.Ordinal) { ["step"] = "visiting-approval-1", ["personId"] = "lsk-deputy" };
        yield return ("desk-exchange-replace-staff-wrong", full with { Action = Intervention.ReplacePerson, Input = new FormInput { Values = step, Errors = [FormError.Of("personId", Refusal.NoSuchColleague)] } });
    }

    private static ReceiptModel Receipt(Sample s, ReceiptKind receipt, StepKind kind, Decision decision) => new()
    {
        Kind = receipt,
        Exchange = Sample.Exchange,
        Step = new StepKey(kind, 1),
        Decision = decision,
        At = Sample.Now,
        By = s.Application.HostContact.Name,
        Reason = s.Report.Summary,
        Waiting = s.Waiting,
        OwnPage = $"/exchange/{Sample.Exchange}?k={Sample.Secret}",
    };
}
