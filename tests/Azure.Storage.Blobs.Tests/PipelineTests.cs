using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;

namespace CE4BIG.Azure.Storage.Blobs.Tests;

public sealed class PipelineTests
{
    private const string Connection = "DefaultEndpointsProtocol=https;AccountName=acc;AccountKey=c2VjcmV0;EndpointSuffix=example.net";

    [Fact]
    public async Task A_busy_service_gets_the_whole_content_again()
    {
        var transport = new FakeTransport(503, 500, 201);
        var blob = new BlobServiceClient(Connection, Options(transport)).GetBlobContainerClient("c").GetBlobClient("b");

        await blob.UploadAsync(BinaryData.FromString("evidence"));

        Assert.Equal("evidence evidence evidence", string.Join(' ', transport.Bodies));
        Assert.All(transport.Authorizations, a => Assert.StartsWith("SharedKey acc:", a, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_credential_signs_with_its_token()
    {
        var transport = new FakeTransport(200);
        var service = new BlobServiceClient(new Uri("https://acc.blob.core.windows.net"), new FakeCredential(), Options(transport));

        Assert.True((await service.GetBlobContainerClient("c").ExistsAsync()).Value);

        Assert.Equal("Bearer the-token", Assert.Single(transport.Authorizations));
        Assert.Equal("acc", service.AccountName);
    }

    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10000/devstoreaccount1")]
    [InlineData("AccountName=acc;AccountKey=c2VjcmV0", "https://acc.blob.core.windows.net/")]
    [InlineData("AccountName=acc;AccountKey=c2VjcmV0;BlobEndpoint=https://files.example.net/", "https://files.example.net/")]
    public void A_connection_string_leads_to_its_blobs(string connectionString, string endpoint) =>
        Assert.Equal(endpoint, new BlobServiceClient(connectionString).Uri.AbsoluteUri);

    [Fact]
    public async Task A_list_with_a_document_type_is_not_read()
    {
        const string Xml = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><EnumerationResults><Blobs>&e;</Blobs></EnumerationResults>";
        var container = new BlobServiceClient(Connection, Options(new FakeTransport(200) { Answer = Xml })).GetBlobContainerClient("c");

        await Assert.ThrowsAsync<System.Xml.XmlException>(async () => await container.GetBlobsAsync().ToListAsync());
    }

    [Theory]
    [InlineData("<html>Bad gateway", null)]
    [InlineData("", null)]
    [InlineData("<?xml version=\"1.0\"?><Error><Code>AuthenticationFailed</Code><Message>No.</Message></Error>", "AuthenticationFailed")]
    public async Task An_error_has_its_status_and_its_code_if_the_service_gave_one(string body, string? code)
    {
        var container = new BlobServiceClient(Connection, Options(new FakeTransport(403) { Answer = body })).GetBlobContainerClient("c");

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => container.ExistsAsync());

        Assert.Equal((403, code), (refusal.Status, refusal.ErrorCode));
    }

    private static BlobClientOptions Options(FakeTransport transport) =>
        new() { Transport = transport, Retry = { Delay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(1) } };

    private sealed class FakeCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new("the-token", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }

    /// <summary>Answers with one status after the other, and remembers what was sent.</summary>
    private sealed class FakeTransport(params int[] statuses) : HttpPipelineTransport
    {
        public string Answer { get; init; } = "";

        public List<string> Bodies { get; } = [];

        public List<string> Authorizations { get; } = [];

        public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

        public override void Process(HttpMessage message)
        {
            var request = message.Request;
            using var body = new MemoryStream();
            request.Content?.WriteTo(body, message.CancellationToken);
            message.Response = new FakeResponse(statuses[Math.Min(Bodies.Count, statuses.Length - 1)], Answer);
            Bodies.Add(System.Text.Encoding.UTF8.GetString(body.ToArray()));
            Authorizations.Add(request.Headers.TryGetValue("Authorization", out var value) ? value : "");
        }

        public override ValueTask ProcessAsync(HttpMessage message)
        {
            Process(message);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class FakeResponse(int status, string body) : Response
    {
        public override int Status => status;

        public override string ReasonPhrase => "scripted";

        public override Stream? ContentStream { get; set; } = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(body));

        public override string ClientRequestId { get; set; } = "";

        public override void Dispose()
        {
        }

        protected override bool ContainsHeader(string name) => false;

        protected override IEnumerable<HttpHeader> EnumerateHeaders() => [];

        protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
        {
            value = null;
            return false;
        }

        protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
        {
            values = null;
            return false;
        }
    }
}
