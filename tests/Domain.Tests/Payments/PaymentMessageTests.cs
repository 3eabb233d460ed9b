using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Payments;
using CE4BIG.Domain.Tests.Programmes;

namespace CE4BIG.Domain.Tests.Payments;

/// <summary>The file that the bank gets: valid by the subset's schema, right by the field rules (domain: Bank), the same when made again.</summary>
public sealed class PaymentMessageTests
{
    private static readonly XNamespace X = Transfers.Message;

    private static readonly XmlSchemaSet Schema = ReadSchema();

    /// <summary>What people and registers write into such a field.</summary>
    private static readonly string[] Names =
    [
        "Łukasz Żółkiewski", "Świętokrzyskie Centrum Źródło Sp. z o.o.", "Gęślą jaźń ĄĆĘŁŃÓŚŹŻ", "Größenwahn & Söhne GmbH", "Straße 7 ẞ AG", "ÜBERÖKO ÄRZTE eG",
        "Société Générale d’Études «Élan»", "Cœur & Œil SARL", "L'Haÿ-les-Roses Naïveté", "O’Connor–O'Neill", "Jean-François Lefèvre (SAS)", "Søren Ærøskøbing ApS",
        "Åse Ångström AB", "Þórður Guðmundsson ehf.", "Đorđe Šćepanović d.o.o.", "Čeněk Žižka s.r.o.", "Ţăranu Ştefan S.R.L.", "Őrült Űrhajós Kft.", "Ġorġ Ħamrun Ltd", "Žygimantas Ūsas UAB",
        "İsmail Çağrı Işık", "Αθηναϊκή Βιοτεχνολογία Α.Ε.", "София Биотех ЕООД", "Ћирилица д.о.о.", "Київ Їжак", "ﬁnanz № 5 ²", "Ｆｕｌｌｗｉｄｔｈ", "Evil\u202Eeman\u202C GmbH", "Soft\u00ADhyphen \u200BZero\uFEFF",
        "<script>alert('x')</script>&amp;", "]]><!-- \" ' -->", "Tabs\tand\nlines\r\n", "\u0301combining first", "Ȩ̈x̄á̂mplȩ Z͑͗a̐l̛g̠o̤", "🧬 Bio Labs 👩‍🔬", "日本 Bio K.K.", "//slash//names//", "+-.,:?()'",
        new string('ß', 200), new string('W', 200), string.Concat(Enumerable.Repeat("Institut für Äther ", 11)), "x" + new string(' ', 300) + "y", "broken \uD83D surrogate", "Müller;DROP TABLE|\\{}[]~^`@€_=*%#!",
    ];

    public static TheoryData<string> HardNames => [.. Names];

    [Theory]
    [MemberData(nameof(HardNames))]
    public void A_hard_name_gives_a_valid_file_or_none(string name)
    {
        var transfer = Transfers.Of(name);
        if (transfer.Creditor.Length == 0)
        {
            // Refused before a batch is made (TransferProblem.NameUnreadable).
            Assert.DoesNotContain(name, char.IsLetterOrDigit);
            return;
        }

        Assert.Empty(Errors(PaymentMessage.Write(Transfers.Batch(transfer))));
    }

    [Fact]
    public void A_file_with_all_of_them_is_valid_and_identical_when_made_twice()
    {
        var transfers = Names.Select((name, i) => Transfers.Of(name, i, 390_00 + i)).Where(t => t.Creditor.Length > 0).ToArray();
        var reversed = Enumerable.Reverse(transfers).ToArray();

        var (one, two) = (PaymentMessage.Write(Transfers.Batch(transfers)), PaymentMessage.Write(Transfers.Batch(reversed)));

        Assert.True(transfers.Length >= 30);
        Assert.Empty(Errors(one));
        Assert.Equal(one, two);
    }

    [Fact]
    public void Number_and_control_sum_are_those_of_the_payments()
    {
        var document = Transfers.Document(Transfers.Batch(Transfers.Of("A", 1, 900_00), Transfers.Of("B", 2, 390_50), Transfers.Of("C", 3, 1)));

        Assert.Equal(["3", "3"], document.Descendants(X + "NbOfTxs").Select(e => e.Value));
        Assert.Equal(["1290.51", "1290.51"], document.Descendants(X + "CtrlSum").Select(e => e.Value));
        Assert.Equal(1290.51m, document.Descendants(X + "InstdAmt").Sum(e => decimal.Parse(e.Value, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void The_fields_are_those_that_SEPA_asks_for()
    {
        var document = Transfers.Document(Transfers.Batch(Transfers.Of("Zofia Dąbrowska")));
        string Value(string name) => document.Descendants(X + name).First().Value;

        Assert.Equal("SEPA", document.Descendants(X + "SvcLvl").Single().Value);
        Assert.Equal(("TRF", "SLEV", "false"), (Value("PmtMtd"), Value("ChrgBr"), Value("BtchBookg")));
        Assert.Equal("EUR", document.Descendants(X + "InstdAmt").Single().Attribute("Ccy")!.Value);
        Assert.Equal("2026-06-20T09:30:15Z", Value("CreDtTm"));
        Assert.Equal("WBKPPLPP", document.Descendants(X + "CdtrAgt").Single().Value);
        Assert.Equal("Zofia Dabrowska", document.Descendants(X + "Cdtr").Single().Element(X + "Nm")!.Value);
    }

    [Fact]
    public void The_bank_pays_on_its_next_working_day() =>
        Assert.Equal("2026-06-22", Transfers.Document(Transfers.Batch(Transfers.Of("A"))).Descendants(X + "ReqdExctnDt").Single().Value);

    [Fact]
    public void The_payer_has_town_and_country_and_a_bank_that_finds_itself_where_it_is_not_named()
    {
        var document = Transfers.Document(Transfers.Batch(Transfers.Of("A")));

        Assert.Equal("Krakow", document.Descendants(X + "Dbtr").Single().Descendants(X + "TwnNm").Single().Value);
        Assert.Equal("PL", document.Descendants(X + "Dbtr").Single().Descendants(X + "Ctry").Single().Value);
        Assert.Equal("NOTPROVIDED", document.Descendants(X + "DbtrAgt").Single().Value);
    }

    [Fact]
    public void A_receivers_address_is_there_with_town_and_country_or_not_at_all()
    {
        var with = Transfers.Of("A", 1) with { Address = new PostalAddress("Αθήνα", CountryCode.Parse("EL")), Bic = null };
        var document = Transfers.Document(Transfers.Batch(with, Transfers.Of("B", 2)));

        Assert.Empty(Errors(PaymentMessage.Write(Transfers.Batch(with))));
        Assert.Equal("AthinaGR", Assert.Single(document.Descendants(X + "Cdtr").Elements(X + "PstlAdr")).Value);
        Assert.Single(document.Descendants(X + "CdtrAgt"));
    }

    [Fact]
    public void Names_of_files_are_unlike_where_their_payments_are_and_short_enough()
    {
        var (one, other) = (Transfers.Batch(Transfers.Of("A", 1)), Transfers.Batch(Transfers.Of("A", 2)));

        Assert.NotEqual(one.MessageId, other.MessageId);
        Assert.InRange($"{one.MessageId}-1".Length, 1, 35);
        Assert.StartsWith("PAY-20260620093015-", one.MessageId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_of_nothing_or_of_one_payment_twice_is_a_bug()
    {
        Assert.Throws<ArgumentException>(() => Transfers.Batch());
        Assert.Throws<ArgumentException>(() => Transfers.Batch(Transfers.Of("A"), Transfers.Of("B")));
    }

    [Fact]
    public void Every_shipped_account_gives_a_valid_file()
    {
        foreach (var cluster in Shipped.Names.SelectMany(name => Shipped.Read(Shipped.Text(name)).Clusters))
        {
            Assert.Empty(Errors(PaymentMessage.Write(PaymentBatch.Of(cluster.Account!, [Transfers.Of("A")], Shipped.Programme, Transfers.Saturday))));
        }
    }

    [Theory]
    [InlineData("<Nm>Ł</Nm>", "Nm")]
    [InlineData("<Nm> A</Nm>", "Nm")]
    [InlineData("<Nm>A//B</Nm>", "Nm")]
    [InlineData("<ChrgBr>SHAR</ChrgBr>", "ChrgBr")]
    [InlineData("<NbOfTxs>x</NbOfTxs>", "NbOfTxs")]
    [InlineData("<CtrlSum>1</CtrlSum>", "CtrlSum")]
    [InlineData("<IBAN>PL61 1090</IBAN>", "IBAN")]
    [InlineData("<BICFI>wbkpplpp</BICFI>", "BICFI")]
    public void The_schema_finds_what_is_wrong(string wrong, string element)
    {
        var text = Encoding.UTF8.GetString(PaymentMessage.Write(Transfers.Batch(Transfers.Of("Anna"))));
        var at = text.LastIndexOf($"<{element}>", StringComparison.Ordinal);
        var end = text.IndexOf($"</{element}>", at, StringComparison.Ordinal) + element.Length + 3;

        Assert.NotEmpty(Errors(Encoding.UTF8.GetBytes(text[..at] + wrong + text[end..])));
    }

    [Fact]
    public void A_sum_has_the_currency_of_its_payments() => Assert.Equal(new Money(900_00), Transfers.Batch(Transfers.Of("A")).Sum);

    private static List<string> Errors(byte[] message)
    {
        var errors = new List<string>();
        XDocument.Load(new MemoryStream(message)).Validate(Schema, (_, e) => errors.Add(e.Message));
        return errors;
    }

    private static XmlSchemaSet ReadSchema()
    {
        var set = new XmlSchemaSet();
        using var reader = XmlReader.Create(Path.Combine(AppContext.BaseDirectory, "Payments", "pain.001.001.09-subset.xsd"));
        set.Add(Transfers.Message.NamespaceName, reader);
        set.Compile();
        return set;
    }
}
