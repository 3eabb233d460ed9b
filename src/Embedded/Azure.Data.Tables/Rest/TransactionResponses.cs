using System.Globalization;
using System.Text;

namespace Azure.Data.Tables.Rest;

/// <summary>Reads the multipart answer to an entity group transaction: one HTTP response for each action, or a single one that failed.</summary>
internal static class TransactionResponses
{
    public static IReadOnlyList<Response> Read(ReadOnlyMemory<byte> body, int expected)
    {
        var responses = new List<Response>(expected);
        var lines = new LineReader(body);
        while (lines.TryRead(out var line))
        {
            if (line.Span.StartsWith("HTTP/1.1 "u8))
            {
                responses.Add(ReadOne(Encoding.ASCII.GetString(line.Span), ref lines));
            }
        }

        if (responses.Find(r => r.IsError) is { } failed)
        {
            throw Failure(failed);
        }

        return responses.Count == expected
            ? responses
            : throw new RequestFailedException(
                string.Create(CultureInfo.InvariantCulture, $"The service answered {responses.Count} of a transaction's {expected} actions."));
    }

    private static TransactionResponse ReadOne(string statusLine, ref LineReader lines)
    {
        var parts = statusLine.Split(' ', 3);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (lines.TryRead(out var line) && !line.IsEmpty && !IsBoundary(line))
        {
            var text = Encoding.UTF8.GetString(line.Span);
            if (text.IndexOf(':', StringComparison.Ordinal) is var colon and > 0)
            {
                headers[text[..colon]] = text[(colon + 1)..].Trim();
            }
        }

        // Only failures have a body, and it is a single line of JSON.
        var body = lines.TryPeek(out var next) && next.Span.StartsWith("{"u8) ? next : default;
        return new TransactionResponse(
            int.Parse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture),
            parts.Length > 2 ? parts[2] : string.Empty,
            headers,
            body);
    }

    private static bool IsBoundary(ReadOnlyMemory<byte> line) => line.Span.StartsWith("--"u8);

    private static TableTransactionFailedException Failure(Response response)
    {
        // Made from the response for its text and error code, which the original's message carries too.
        var details = new TableErrorParser().TryParse(response, out var error, out _) ? error : null;
        var message = string.Create(
            CultureInfo.InvariantCulture,
            $"{details?.Message}\nStatus: {response.Status} ({response.ReasonPhrase})\nErrorCode: {details?.Code}");
        return new TableTransactionFailedException(response.Status, message, details?.Code, innerException: null);
    }

    /// <summary>Splits a buffer at line ends without copying it.</summary>
    private struct LineReader(ReadOnlyMemory<byte> rest)
    {
        private ReadOnlyMemory<byte> _rest = rest;

        public bool TryRead(out ReadOnlyMemory<byte> line)
        {
            var end = _rest.Span.IndexOf((byte)'\n');
            line = (end < 0 ? _rest : _rest[..end]).TrimEnd((byte)'\r');
            if (_rest.IsEmpty)
            {
                return false;
            }

            _rest = end < 0 ? default : _rest[(end + 1)..];
            return true;
        }

        public readonly bool TryPeek(out ReadOnlyMemory<byte> line) => new LineReader(_rest).TryRead(out line);
    }
}
