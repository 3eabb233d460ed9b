namespace CE4BIG.Azure.Data.Tables.Tests;

[CollectionDefinition(Name)]
public sealed class TablesCollection : ICollectionFixture<TablesFixture>
{
    public const string Name = "Tables on Azurite";
}
