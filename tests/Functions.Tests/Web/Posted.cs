using Microsoft.AspNetCore.Http;

namespace CE4BIG.Functions.Tests.Web;

internal static class Posted
{
    public static readonly byte[] Pdf = [.. "%PDF-1.7\n"u8, .. new byte[100]];
    public static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[100]];
    public static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[100]];

    public static IFormFile File(string field, byte[] content, string name = "ticket.pdf") =>
        new FormFile(new MemoryStream(content), 0, content.Length, field, name);

    public static HttpRequest Request(string contentType, byte[] body, bool withLength = true)
    {
        var request = new DefaultHttpContext().Request;
        request.Method = "POST";
        request.ContentType = contentType;
        request.Body = new MemoryStream(body);
        request.ContentLength = withLength ? body.Length : null;
        return request;
    }

    public static async Task<HttpRequest> MultipartAsync(Action<MultipartFormDataContent> fill, bool withLength = true)
    {
        using var content = new MultipartFormDataContent();
        fill(content);
        return Request(content.Headers.ContentType!.ToString(), await content.ReadAsByteArrayAsync(), withLength);
    }
}
