using System.Text.Json.Nodes;
using SendGrid.Helpers.Mail;

namespace CE4BIG.SendGrid.Tests;

public sealed class SerializationTests
{
    [Fact]
    public void A_whole_message_is_the_v3_api_s_json()
    {
        var message = new SendGridMessage
        {
            From = new EmailAddress("desk@example.org", "Exchange Desk"),
            ReplyTo = new EmailAddress("help@example.org"),
            Subject = "[CX-7K3M9QPD] Gruß",
            PlainTextContent = "Łódź <1>",
            HtmlContent = "<p>Łódź</p>",
            Categories = ["desk"],
        };
        message.AddTo("anna@example.org", "Anna");
        message.AddAttachment("a.pdf", "JVBERi0=", "application/pdf", "attachment");
        message.AddGlobalCustomArg("kind", "report-asked");
        message.AddGlobalHeader("X-Entity-Ref-ID", "1");
        message.SetClickTracking(false, false);
        message.SetOpenTracking(false);
        message.SetSubscriptionTracking(false);

        const string expected = """
            {
              "from": { "name": "Exchange Desk", "email": "desk@example.org" },
              "subject": "[CX-7K3M9QPD] Gruß",
              "personalizations": [ { "to": [ { "name": "Anna", "email": "anna@example.org" } ] } ],
              "content": [
                { "type": "text/plain", "value": "Łódź <1>" },
                { "type": "text/html", "value": "<p>Łódź</p>" }
              ],
              "attachments": [ { "content": "JVBERi0=", "type": "application/pdf", "filename": "a.pdf", "disposition": "attachment" } ],
              "headers": { "X-Entity-Ref-ID": "1" },
              "categories": [ "desk" ],
              "custom_args": { "kind": "report-asked" },
              "tracking_settings": {
                "click_tracking": { "enable": false, "enable_text": false },
                "open_tracking": { "enable": false },
                "subscription_tracking": { "enable": false }
              },
              "reply_to": { "email": "help@example.org" }
            }
            """;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(message.Serialize())), message.Serialize());
    }

    [Fact]
    public void Each_personalization_has_its_own_addressees_subject_headers_and_arguments()
    {
        var message = new SendGridMessage();
        message.AddTo("a@example.org");
        message.AddTo(new EmailAddress("b@example.org"), personalizationIndex: 1);
        message.SetSubject("For b", personalizationIndex: 1);
        message.AddHeader("X-For", "b", personalizationIndex: 1);
        message.AddCustomArg("key", "2", personalizationIndex: 1);

        const string expected = """
            { "personalizations": [
                { "to": [ { "email": "a@example.org" } ] },
                { "to": [ { "email": "b@example.org" } ], "subject": "For b", "headers": { "X-For": "b" }, "custom_args": { "key": "2" } }
            ] }
            """;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(message.Serialize())), message.Serialize());
    }

    [Fact]
    public void A_personalization_that_would_leave_a_gap_is_refused() =>
        Assert.Throws<ArgumentException>(() => new SendGridMessage().AddTo(new EmailAddress("a@example.org"), personalizationIndex: 1));

    [Fact]
    public void Serializing_twice_gives_the_same() =>
        Assert.Equal(new SendGridMessage { HtmlContent = "x" }.Serialize(), SerializeTwice(new SendGridMessage { HtmlContent = "x" }));

    private static string SerializeTwice(SendGridMessage message)
    {
        message.Serialize();
        return message.Serialize();
    }
}
