namespace Microsoft.Azure.Functions.Worker;

/// <summary>The key that a caller must show.</summary>
public enum AuthorizationLevel
{
    Anonymous = 0,
    Function = 2,
    Admin = 4,
}
