using System.Globalization;

namespace Azure.Data.Tables;

public sealed class TableTransactionFailedException : RequestFailedException
{
    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : this(requestFailedException?.Status ?? 0, requestFailedException?.Message, requestFailedException?.ErrorCode, requestFailedException)
    {
        ArgumentNullException.ThrowIfNull(requestFailedException);
    }

    internal TableTransactionFailedException(int status, string? message, string? errorCode, Exception? innerException)
        : base(status, message ?? string.Empty, errorCode, innerException) =>
        FailedTransactionActionIndex = IndexIn(message);

    public int? FailedTransactionActionIndex { get; }

    // The service says which action failed only in the text: "3:The update condition specified in the request was not satisfied."
    private static int? IndexIn(string? message)
    {
        var colon = message?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return colon > 0 && int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
    }
}
