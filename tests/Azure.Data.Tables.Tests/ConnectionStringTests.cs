using Azure.Data.Tables;

namespace CE4BIG.Azure.Data.Tables.Tests;

public sealed class ConnectionStringTests
{
    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData("usedevelopmentstorage=TRUE;", "http://127.0.0.1:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData("UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://azurite", "http://azurite:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData("AccountName=acc;AccountKey=c2VjcmU=", "https://acc.table.core.windows.net/", "acc")]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=acc;AccountKey=c2VjcmV0;EndpointSuffix=example.net", "http://acc.table.example.net/", "acc")]
    [InlineData("AccountName=acc;AccountKey=c2VjcmV0;TableEndpoint=https://tables.example.net/x/", "https://tables.example.net/x", "acc")]
    [InlineData("TableEndpoint=https://acc.table.core.windows.net;SharedAccessSignature=sv=1&sig=2", "https://acc.table.core.windows.net/", "acc")]
    [InlineData("TableEndpoint=http://127.0.0.1:10002/local;SharedAccessSignature=sv=1&sig=2", "http://127.0.0.1:10002/local", "local")]
    public void A_connection_string_leads_to_its_account(string connectionString, string endpoint, string account)
    {
        var service = new TableServiceClient(connectionString);

        Assert.Equal((endpoint, account), (service.Uri.AbsoluteUri, service.AccountName));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    [InlineData("AccountKey=c2VjcmV0")]
    [InlineData("AccountName=acc;AccountKey=***c2VjcmV0")]
    [InlineData("TableEndpoint=ftp://c2VjcmV0/")]
    [InlineData("AccountName=a c/c2VjcmV0")]
    [InlineData("=c2VjcmV0")]
    public void A_broken_connection_string_is_refused_without_being_repeated(string connectionString)
    {
        var refusal = Assert.Throws<FormatException>(() => new TableServiceClient(connectionString));

        Assert.DoesNotContain("c2VjcmV0", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_connection_string_at_all_is_a_mistake() => Assert.Throws<ArgumentNullException>(() => new TableServiceClient(connectionString: null!));
}
