using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CE4BIG.TableServer.Filters;
using CE4BIG.TableServer.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CE4BIG.TableServer.Http;

/// <summary>
/// The part of the table service's REST protocol that src/Embedded/Azure.Data.Tables speaks. Whoever reaches the port is let in: it
/// serves a measurement on one machine.
/// </summary>
internal sealed class Endpoint(TimeSpan distance)
{
    private const int LargestBody = 4 * 1024 * 1024;
    private const int LargestPage = 1000;

    private readonly Account _account = new();
    private long _served;

    public async Task ServeAsync(HttpContext http)
    {
        var target = Target.Parse(http.Features.Get<IHttpRequestFeature>()!.RawTarget);
        if (target.Resource == "$served")
        {
            // For the bench: how many requests were served so far.
            await http.Response.WriteAsync(Interlocked.Read(ref _served).ToString(CultureInfo.InvariantCulture));
            return;
        }

        Interlocked.Increment(ref _served);
        if (distance > TimeSpan.Zero)
        {
            await Task.Delay(distance, http.RequestAborted);
        }

        var body = await BodyAsync(http.Request);
        await (body is null
            ? FailAsync(http, ServiceError.Senseless("the body is larger than 4 MiB."))
            : AnswerAsync(http, target, body));
    }

    private Task AnswerAsync(HttpContext http, Target target, byte[] body) => (target.Resource, http.Request.Method) switch
    {
        ("$batch", "POST") => BatchAsync(http, body),
        ("Tables", "POST") => CreateAsync(http, body),
        ("Tables", "GET") => ListAsync(http, target),
        ("Tables", "DELETE") => EndAsync(http, _account.Delete(target.Partition ?? string.Empty), etag: null),
        _ => _account.Find(target.Resource) is { } table ? AnswerAsync(http, table, target, body) : FailAsync(http, ServiceError.TableNotFound),
    };

    private static Task AnswerAsync(HttpContext http, Table table, Target target, byte[] body) =>
        http.Request.Method != "GET" ? WriteAsync(http, table, target, body)
        : target.Partition is not null ? ReadAsync(http, table, target)
        : QueryAsync(http, table, target);

    private static async Task<byte[]?> BodyAsync(HttpRequest request)
    {
        if (request.ContentLength is null or 0)
        {
            return [];
        }

        if (request.ContentLength > LargestBody)
        {
            return null;
        }

        var body = new byte[request.ContentLength.Value];
        await request.Body.ReadExactlyAsync(body, request.HttpContext.RequestAborted);
        return body;
    }

    private async Task BatchAsync(HttpContext http, byte[] body)
    {
        var answer = Batch.Answer(Batch.Run(_account, body));
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        http.Response.ContentType = Batch.ContentType;
        http.Response.ContentLength = answer.Length;
        await http.Response.Body.WriteAsync(answer, http.RequestAborted);
    }

    private Task CreateAsync(HttpContext http, byte[] body)
    {
        var table = JsonSerializer.Deserialize<Dictionary<string, string>>(body)?.GetValueOrDefault("TableName");
        return EndAsync(http, _account.Create(table ?? string.Empty), etag: null);
    }

    private Task ListAsync(HttpContext http, Target target) => Condition(target, out var filter)
        ? SendAsync(http, Values(_account.Names(filter), static (buffer, name) => buffer.Write(JsonSerializer.SerializeToUtf8Bytes(new { TableName = name }))))
        : FailAsync(http, ServiceError.Senseless("$filter"));

    private static Task ReadAsync(HttpContext http, Table table, Target target)
    {
        if (table.Find(target.Partition!, target.Key!) is not { } row)
        {
            return FailAsync(http, ServiceError.ResourceNotFound);
        }

        http.Response.Headers.ETag = row.ETag;
        return SendAsync(http, One(row, Selection(target)));
    }

    private static Task QueryAsync(HttpContext http, Table table, Target target)
    {
        var top = LargestPage;
        if (!Condition(target, out var filter)
            || (target.Query["$top"] is [var asked] && (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out top) || top is < 1 or > LargestPage)))
        {
            return FailAsync(http, ServiceError.Senseless("$filter or $top"));
        }

        var found = table.Find(new Query(filter, top, Continuation(target, "NextPartitionKey"), Continuation(target, "NextRowKey")));
        if (found.Next is { } next)
        {
            http.Response.Headers["x-ms-continuation-NextPartitionKey"] = Token(next.Partition);
            http.Response.Headers["x-ms-continuation-NextRowKey"] = Token(next.Key);
        }

        var selection = Selection(target);
        return SendAsync(http, Values(found.Rows, (buffer, row) => RowJson.WriteTo(buffer, row, selection)));
    }

    private static Task WriteAsync(HttpContext http, Table table, Target target, byte[] body)
    {
        var ifMatch = http.Request.Headers.IfMatch is [var version] ? version : null;
        var (write, error) = WriteReader.Read(http.Request.Method, target, ifMatch, body);
        if (write is null)
        {
            return FailAsync(http, error!);
        }

        var written = table.Apply([write]);
        return EndAsync(http, written.Error, written.Error is null ? written.Rows[0]?.ETag : null);
    }

    private static bool Condition(Target target, out Filter? filter)
    {
        filter = null;
        return target.Query["$filter"] is not [{ } text] || (filter = FilterParser.Parse(text)) is not null;
    }

    private static HashSet<string>? Selection(Target target) =>
        target.Query["$select"] is [{ } names] ? names.Split(',').ToHashSet(StringComparer.Ordinal) : null;

    // Keys travel back and forth in a header: any letter may be in them, and an empty one must not vanish.
    private static string Token(string key) => "1!" + Convert.ToBase64String(Encoding.UTF8.GetBytes(key)).Replace('+', '-').Replace('/', '_').Replace('=', '.');

    private static string? Continuation(Target target, string name) => target.Query[name] is [{ } token] && token.StartsWith("1!", StringComparison.Ordinal)
        ? Encoding.UTF8.GetString(Convert.FromBase64String(token[2..].Replace('-', '+').Replace('_', '/').Replace('.', '=')))
        : null;

    private static Task EndAsync(HttpContext http, ServiceError? error, string? etag)
    {
        if (error is not null)
        {
            return FailAsync(http, error);
        }

        http.Response.StatusCode = StatusCodes.Status204NoContent;
        if (etag is not null)
        {
            http.Response.Headers.ETag = etag;
        }

        return Task.CompletedTask;
    }

    private static ArrayBufferWriter<byte> One(Row row, IReadOnlySet<string>? select)
    {
        var buffer = new ArrayBufferWriter<byte>(row.Properties.Length + 512);
        RowJson.WriteTo(buffer, row, select);
        return buffer;
    }

    private static ArrayBufferWriter<byte> Values<T>(IEnumerable<T> values, Action<ArrayBufferWriter<byte>, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        buffer.Write("{\"value\":["u8);
        var first = true;
        foreach (var value in values)
        {
            buffer.Write(first ? ""u8 : ","u8);
            write(buffer, value);
            first = false;
        }

        buffer.Write("]}"u8);
        return buffer;
    }

    private static async Task SendAsync(HttpContext http, ArrayBufferWriter<byte> buffer)
    {
        http.Response.ContentType = "application/json;odata=minimalmetadata";
        http.Response.ContentLength = buffer.WrittenCount;
        await http.Response.Body.WriteAsync(buffer.WrittenMemory, http.RequestAborted);
    }

    private static async Task FailAsync(HttpContext http, ServiceError error)
    {
        var body = ErrorJson.Of(error.Code, error.Message);
        http.Response.StatusCode = error.Status;
        http.Response.Headers["x-ms-error-code"] = error.Code;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }
}
