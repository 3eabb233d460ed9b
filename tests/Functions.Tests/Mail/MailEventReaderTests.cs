using System.Text;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Mail;

namespace CE4BIG.Functions.Tests.Mail;

public sealed class MailEventReaderTests
{
    [Theory]
    [InlineData("bounce", "bounce", MailReturn.Bounced)]
    [InlineData("bounce", "blocked", MailReturn.Blocked)]
    [InlineData("bounce", null, MailReturn.Bounced)]
    [InlineData("bounce", "whatever comes", MailReturn.Bounced)]
    [InlineData("dropped", null, MailReturn.Dropped)]
    public void A_mail_that_did_not_arrive_is_read_with_the_labels_it_was_sent_with(string kind, string? type, MailReturn how)
    {
        var read = MailEventReader.Read(Signer.Body(new ReportedEvent { Event = kind, Type = type, Exchange = "CX-7K3M9QPD", Key = "a|key", Kind = "paid" }));

        Assert.Equal(new MailEvent(how, "CX-7K3M9QPD", "a|key", "paid"), Assert.Single(read!.Value));
    }

    [Theory]
    [InlineData("processed")]
    [InlineData("deferred")]
    [InlineData("delivered")]
    [InlineData("open")]
    [InlineData("click")]
    [InlineData("spamreport")]
    [InlineData("unsubscribe")]
    [InlineData("group_resubscribe")]
    [InlineData("account_status_change")]
    [InlineData("what SendGrid may think of yet")]
    public void Everything_else_is_passed_over(string kind) => Assert.Empty(MailEventReader.Read(Signer.Body(new ReportedEvent { Event = kind, Exchange = "CX-7K3M9QPD", Key = "a|key" }))!.Value);

    [Theory]
    [InlineData("[]", 0)]
    [InlineData("[{}]", 0)]
    [InlineData("""[{"event":7},{"event":null},{"event":{"event":"bounce"}}]""", 0)]
    [InlineData("""[{"event":"bounce","exchange":7,"key":["a"],"kind":null,"tls":1,"pool":{"name":"x"}}]""", 1)]
    public void Fields_that_are_unknown_or_of_another_type_are_as_if_they_were_not_there(string json, int found) => Assert.Equal(found, MailEventReader.Read(Encoding.UTF8.GetBytes(json))!.Value.Length);

    [Theory]
    [InlineData("")]
    [InlineData("bounce")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[7]")]
    [InlineData("[{},[]]")]
    [InlineData("[{}")]
    [InlineData("[{},]")]
    [InlineData("[{}] []")]
    [InlineData("[{/* note */}]")]
    [InlineData("""[{"event":"open","event":"bounce"}]""")]
    [InlineData("""[{"event":"\ud800"}]""")]
    [InlineData("[{\"a\":[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]}]")]
    public void What_is_no_array_of_events_is_not_read_at_all(string json) => Assert.Null(MailEventReader.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void More_events_than_there_can_be_are_not_read() => Assert.Null(MailEventReader.Read(Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat("{}", 20_001))}]")));
}
