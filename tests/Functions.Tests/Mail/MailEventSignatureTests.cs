using System.Text;
using CE4BIG.Functions.Mail;
using CE4BIG.Functions.Settings;
using Microsoft.Extensions.Options;

namespace CE4BIG.Functions.Tests.Mail;

public sealed class MailEventSignatureTests : IDisposable
{
    private static readonly byte[] Body = "[{\"event\":\"bounce\"}]\r\n"u8.ToArray();

    private readonly Signer _sendGrid = new();

    public void Dispose() => _sendGrid.Dispose();

    [Fact]
    public void What_SendGrid_signed_is_believed() => Assert.True(Signature().IsRight(_sendGrid.Sign(Body), Signer.Timestamp, Body));

    [Fact]
    public void A_body_of_which_one_byte_is_another_is_not() =>
        Assert.False(Signature().IsRight(_sendGrid.Sign(Body), Signer.Timestamp, [.. Body[..^1], (byte)' ']));

    [Fact]
    public void Another_timestamp_is_not() => Assert.False(Signature().IsRight(_sendGrid.Sign(Body), "1776067201", Body));

    [Fact]
    public void What_moved_from_the_timestamp_into_the_body_is_told_by_the_signature_alone_and_then_is_no_JSON()
    {
        byte[] moved = [.. "0"u8, .. Body];

        Assert.True(Signature().IsRight(_sendGrid.Sign(Body), Signer.Timestamp[..^1], moved));
        Assert.Null(MailEventReader.Read(moved));
    }

    [Fact]
    public void What_another_key_signed_is_not_believed()
    {
        using var stranger = new Signer();

        Assert.False(Signature().IsRight(stranger.Sign(Body), Signer.Timestamp, Body));
    }

    [Theory]
    [InlineData(null, Signer.Timestamp)]
    [InlineData("", Signer.Timestamp)]
    [InlineData("no base 64", Signer.Timestamp)]
    [InlineData("bm8gREVS", Signer.Timestamp)]
    [InlineData("MAYCAQECAQE=", Signer.Timestamp)]
    [InlineData("MEUCIQ==", Signer.Timestamp)]
    [InlineData("MAYCAQECAQE=", null)]
    [InlineData("MAYCAQECAQE=", "")]
    public void What_is_no_signature_is_not_believed(string? signature, string? timestamp) => Assert.False(Signature().IsRight(signature, timestamp, Body));

    [Fact]
    public void A_header_without_end_is_not_even_read()
    {
        var endless = new string('1', 10_000);

        Assert.False(Signature().IsRight(_sendGrid.Sign(Body, endless), endless, Body));
        Assert.False(Signature().IsRight(Convert.ToBase64String(Encoding.ASCII.GetBytes(endless)), Signer.Timestamp, Body));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_key_nothing_is_expected(string? key) => Assert.False(Signature(key).IsExpected);

    [Fact]
    public void A_key_with_something_behind_it_is_none() =>
        Assert.False(MailEventSignature.IsKey(Convert.ToBase64String([.. Convert.FromBase64String(_sendGrid.PublicKey), 0])));

    private static MailEventSignature Signature(string? key) => new(Options.Create(new MailOptions { ApiKey = "SG.secret", WebhookKey = key }));

    private MailEventSignature Signature() => Signature(_sendGrid.PublicKey);
}
