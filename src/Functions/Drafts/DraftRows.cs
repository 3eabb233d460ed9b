using System.Globalization;
using Azure.Data.Tables;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Applications.Drafts;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Storage;

namespace CE4BIG.Functions.Drafts;

/// <summary>
/// How a draft is laid out in its table: <c>draft|id</c>, <c>text|id</c> with the long fields, so that neither row comes near the limits
/// (architecture §8), and <c>due|moment|id</c>, by which what is due is found without looking at all. All in one partition, so that
/// a draft and its due mark never differ, and drafts are found whatever became of their programme.
/// </summary>
internal static class DraftRows
{
    public const string Partition = "draft";

    private const string DraftPrefix = "draft|";
    private const string TextPrefix = "text|";
    private const string DuePrefix = "due|";
    private const string FieldPrefix = "field_";
    private const string EndColumn = "End";
    private const string MomentFormat = "yyyyMMddHHmmss";

    private static readonly string[] LongFields = [ApplicationFields.Goals, ApplicationFields.Objectives, ApplicationFields.Agenda];

    /// <summary>How many mails with links went to an address on a day: <c>20261122|mark</c>. Beside the drafts, which are found by their own names.</summary>
    public const string MailPartition = "mail";

    private const string CountColumn = "Count";

    public static string MailKey(DateOnly day, string mark) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "|" + mark;

    public static TableEntity MailRow(DateOnly day, string mark, int count) => new(MailPartition, MailKey(day, mark)) { [CountColumn] = count };

    public static int MailCount(TableEntity row) => row.GetInt32(CountColumn)!.Value;

    public static string Key(DraftId id) => DraftPrefix + id;

    public static string TextKey(DraftId id) => TextPrefix + id;

    public static string DueKey(StoredDraft draft) => DueKeysUntil(draft.DueAt) + "|" + draft.Id;

    /// <summary>Where due marks begin.</summary>
    public static string FirstDueKey => DuePrefix;

    /// <summary>Where the due marks of that second begin.</summary>
    public static string DueKeysUntil(DateTimeOffset moment) => DuePrefix + moment.UtcDateTime.ToString(MomentFormat, CultureInfo.InvariantCulture);

    public static DraftId? DueDraft(string key) => DraftId.TryParse(key[(key.LastIndexOf('|') + 1)..], out var id) ? id : null;

    /// <summary>What the bank data of a draft's row belong to.</summary>
    public static string OwnerOf(TableEntity row) => row.RowKey;

    public static TableEntity Row(StoredDraft stored, BankSafe safe) => stored switch
    {
        StoredDraft.Open open => Open(open, safe),
        StoredDraft.Ended ended => Ended(ended),
        _ => throw new ArgumentException("Neither open nor ended.", nameof(stored)),
    };

    public static TableEntity Text(Draft draft) => WithFields(new TableEntity(Partition, TextKey(draft.Id)), draft.Fields.Where(f => IsLong(f.Key)));

    public static StoredDraft Read(DraftId id, TableEntity row, TableEntity? text, BankSafe safe)
    {
        var due = row.GetDateTimeOffset(nameof(StoredDraft.DueAt))!.Value;
        if (row.GetString(EndColumn) is { } end)
        {
            return new StoredDraft.Ended(id, Enum.Parse<DraftEnd>(end))
            {
                ProgrammeId = Text(row, nameof(Draft.ProgrammeId)),
                Language = Enum.Parse<Language>(Text(row, nameof(Draft.Language))),
                LinkMark = Text(row, nameof(StoredDraft.Ended.LinkMark)),
                DueAt = due,
                ETag = row.ETag,
            };
        }

        var draft = new Draft
        {
            Id = id,
            FormId = row.GetGuid(nameof(Draft.FormId))!.Value,
            ProgrammeId = Text(row, nameof(Draft.ProgrammeId)),
            Email = Text(row, nameof(Draft.Email)),
            Language = Enum.Parse<Language>(Text(row, nameof(Draft.Language))),
            SavedAt = row.GetDateTimeOffset(nameof(Draft.SavedAt))!.Value,
            RemindedAt = row.GetDateTimeOffset(nameof(Draft.RemindedAt)),
            Fields = Fields(row).Concat(text is null ? [] : Fields(text)).Concat(Bank(row, safe)).ToDictionary(StringComparer.Ordinal),
        };
        return new StoredDraft.Open(draft)
        {
            LinkOrderedAt = row.GetDateTimeOffset(nameof(StoredDraft.Open.LinkOrderedAt))!.Value,
            LinkOwed = row.GetBoolean(nameof(StoredDraft.Open.LinkOwed))!.Value,
            DueAt = due,
            ETag = row.ETag,
        };
    }

    private static TableEntity Open(StoredDraft.Open open, BankSafe safe)
    {
        var row = new TableEntity(Partition, Key(open.Id))
        {
            [nameof(Draft.FormId)] = open.Draft.FormId,
            [nameof(Draft.ProgrammeId)] = open.Draft.ProgrammeId,
            [nameof(Draft.Email)] = open.Draft.Email,
            [nameof(Draft.Language)] = open.Draft.Language.ToString(),
            [nameof(Draft.SavedAt)] = open.Draft.SavedAt,
            [nameof(Draft.RemindedAt)] = open.Draft.RemindedAt,
            [nameof(open.LinkOrderedAt)] = open.LinkOrderedAt,
            [nameof(open.LinkOwed)] = open.LinkOwed,
            [nameof(open.DueAt)] = open.DueAt,
        };
        var bank = open.Draft.Fields.Where(f => IsBank(f.Key)).ToDictionary(StringComparer.Ordinal);
        if (bank.Count > 0)
        {
            BankColumns.Lock(row, OwnerOf(row), ExchangeJson.Write(bank), safe);
        }

        return WithFields(row, open.Draft.Fields.Where(f => !IsLong(f.Key) && !IsBank(f.Key)));
    }

    private static Dictionary<string, string> Bank(TableEntity row, BankSafe safe) =>
        BankColumns.Unlock(row, OwnerOf(row), safe) is { } bank ? ExchangeJson.Read<Dictionary<string, string>>(bank) : [];

    private static TableEntity Ended(StoredDraft.Ended ended) => new(Partition, Key(ended.Id))
    {
        [EndColumn] = ended.End.ToString(),
        [nameof(ended.ProgrammeId)] = ended.ProgrammeId,
        [nameof(ended.Language)] = ended.Language.ToString(),
        [nameof(ended.LinkMark)] = ended.LinkMark,
        [nameof(ended.DueAt)] = ended.DueAt,
    };

    private static TableEntity WithFields(TableEntity row, IEnumerable<KeyValuePair<string, string>> fields)
    {
        foreach (var (field, value) in fields)
        {
            row[Column(field)] = value;
        }

        return row;
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(TableEntity row) =>
        row.Keys.Where(k => k.StartsWith(FieldPrefix, StringComparison.Ordinal)).Select(k => KeyValuePair.Create(Field(k), Text(row, k)));

    // Columns are named as identifiers are: the days of an agenda, agenda-2027-03-15, have an underscore for each hyphen.
    private static string Column(string field) => FieldPrefix + field.Replace('-', '_');

    private static string Field(string column) => column[FieldPrefix.Length..].Replace('_', '-');

    private static string Text(TableEntity row, string column) => row.GetString(column) ?? string.Empty;

    private static bool IsBank(string field) => field is ApplicationFields.Iban or ApplicationFields.Bic or ApplicationFields.AccountHolder;

    private static bool IsLong(string field) => LongFields.Contains(field, StringComparer.Ordinal);
}
