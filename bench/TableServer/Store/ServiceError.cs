namespace CE4BIG.TableServer.Store;

/// <summary>What the service answers where it does not do as asked; codes and statuses are the real service's.</summary>
internal sealed record ServiceError(int Status, string Code, string Message)
{
    public static readonly ServiceError TableAlreadyExists = new(409, "TableAlreadyExists", "The table specified already exists.");
    public static readonly ServiceError TableNotFound = new(404, "TableNotFound", "The table specified does not exist.");
    public static readonly ServiceError ResourceNotFound = new(404, "ResourceNotFound", "The specified resource does not exist.");
    public static readonly ServiceError EntityAlreadyExists = new(409, "EntityAlreadyExists", "The specified entity already exists.");
    public static readonly ServiceError ConditionNotMet = new(412, "UpdateConditionNotSatisfied", "The update condition specified in the request was not satisfied.");
    public static readonly ServiceError BadTableName = new(400, "InvalidResourceName", "The specified resource name contains invalid characters.");
    public static readonly ServiceError KeyOutOfRange = new(400, "OutOfRangeInput", "A key holds a character that keys may not have, or is longer than 1 KiB.");
    public static readonly ServiceError PropertyTooLarge = new(400, "PropertyValueTooLarge", "The property value exceeds the maximum allowed size (64KB).");
    public static readonly ServiceError EntityTooLarge = new(400, "EntityTooLarge", "The entity is larger than the maximum allowed size (1MB).");
    public static readonly ServiceError TooManyProperties = new(400, "TooManyProperties", "The entity contains more properties than allowed.");
    public static readonly ServiceError OtherPartition =
        new(400, "CommandsInBatchActOnDifferentPartitions", "All commands in a batch must operate on same entity group.");

    public static readonly ServiceError DuplicateRow =
        new(400, "InvalidDuplicateRow", "A command with this row key is already present in the batch. An entity can appear only once in a batch.");

    public static readonly ServiceError NotHere = new(501, "NotImplemented", "The bench's table server does not know this request.");

    public static ServiceError Senseless(string what) => new(400, "InvalidInput", "One of the request inputs is not valid: " + what);
}
