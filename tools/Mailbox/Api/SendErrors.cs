namespace CE4BIG.Mailbox.Api;

/// <summary>SendGrid's error answer.</summary>
internal sealed record SendErrors(IReadOnlyList<SendError> Errors)
{
    public SendErrors(params SendError[] errors)
        : this((IReadOnlyList<SendError>)errors)
    {
    }
}
