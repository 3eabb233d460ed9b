namespace Azure.Data.Tables.Rest;

/// <summary>The answer "there is none" of a get-if-exists.</summary>
internal sealed class NoValueResponse<T>(Response response) : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T Value => throw new InvalidOperationException("The entity does not exist: look at HasValue first.");

    public override Response GetRawResponse() => response;
}
