using System.Globalization;
using System.Text;
using CE4BIG.TableServer.Store;

namespace CE4BIG.TableServer.Http;

/// <summary>An entity-group transaction: a multipart body of requests, each with its own line, headers and JSON on a line of its own.</summary>
internal static class Batch
{
    private const int MostWrites = 100;
    private const string Boundary = "batchresponse_1";
    private const string Inner = "changesetresponse_1";

    /// <summary>Reads and makes the writes.</summary>
    public static Written Run(Account account, ReadOnlyMemory<byte> body)
    {
        var (table, writes, error) = Read(body);
        if (error is null && writes.Count > MostWrites)
        {
            error = ServiceError.Senseless("a transaction has at most 100 writes.");
        }

        error ??= writes.Select(w => w.Partition).Distinct(StringComparer.Ordinal).Count() > 1 ? ServiceError.OtherPartition : null;
        if (error is not null)
        {
            return new Written([], error, 0);
        }

        var keys = new HashSet<string>(StringComparer.Ordinal);
        var twice = writes.FindIndex(w => !keys.Add(w.Key));
        return twice >= 0 ? new Written([], ServiceError.DuplicateRow, twice)
            : account.Find(table) is { } found ? found.Apply(writes)
            : new Written([], ServiceError.TableNotFound, 0);
    }

    public static string ContentType => "multipart/mixed; boundary=" + Boundary;

    public static byte[] Answer(Written written)
    {
        var text = new StringBuilder($"--{Boundary}\r\nContent-Type: multipart/mixed; boundary={Inner}\r\n\r\n");
        if (written.Error is { } error)
        {
            // The index before the message tells which write failed, as the service does it.
            Begin(text, error.Status, error.Code).Append("Content-Type: application/json\r\n\r\n");
            var message = string.Create(CultureInfo.InvariantCulture, $"{written.FailedIndex}:{error.Message}");
            text.Append(Encoding.UTF8.GetString(ErrorJson.Of(error.Code, message))).Append("\r\n");
        }

        foreach (var row in written.Rows)
        {
            Begin(text, 204, "No Content").Append(row is null ? string.Empty : $"ETag: {row.ETag}\r\n").Append("\r\n\r\n");
        }

        return Encoding.UTF8.GetBytes(text.Append(CultureInfo.InvariantCulture, $"--{Inner}--\r\n--{Boundary}--\r\n").ToString());
    }

    private static StringBuilder Begin(StringBuilder text, int status, string reason) => text.Append(
        CultureInfo.InvariantCulture, $"--{Inner}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nHTTP/1.1 {status} {reason}\r\n");

    private static (string Table, List<Write> Writes, ServiceError? Error) Read(ReadOnlyMemory<byte> body)
    {
        var writes = new List<Write>();
        var table = string.Empty;
        var rest = body;
        while (Line(ref rest) is { } line)
        {
            if (!line.EndsWith(" HTTP/1.1", StringComparison.Ordinal) || line.Split(' ') is not [var method, var address, _])
            {
                continue;
            }

            var ifMatch = (string?)null;
            while (Line(ref rest) is { Length: > 0 } header)
            {
                ifMatch = header.StartsWith("If-Match: ", StringComparison.OrdinalIgnoreCase) ? header["If-Match: ".Length..] : ifMatch;
            }

            var target = Target.Parse(address);
            var json = method == "DELETE" ? default : Bytes(ref rest);
            var (write, error) = WriteReader.Read(method, target, ifMatch, json);
            if (write is null)
            {
                return (table, writes, error);
            }

            table = target.Resource;
            writes.Add(write);
        }

        return (table, writes, null);
    }

    private static string? Line(ref ReadOnlyMemory<byte> rest) => rest.IsEmpty ? null : Encoding.UTF8.GetString(Bytes(ref rest).Span);

    private static ReadOnlyMemory<byte> Bytes(ref ReadOnlyMemory<byte> rest)
    {
        var end = rest.Span.IndexOf((byte)'\n');
        var line = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        return line.TrimEnd((byte)'\r');
    }
}
