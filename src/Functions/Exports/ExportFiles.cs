using System.Globalization;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Time;
using CE4BIG.Functions.Web;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CE4BIG.Functions.Exports;

/// <summary>Hands out exports to staff: as text while it is read, or as a workbook once it is whole.</summary>
public sealed class ExportFiles(ExportSheets sheets, StaffSessions sessions, PageResults pages, ProgrammeClock clock)
{
    /// <summary>One file, such as <c>exchanges.csv</c>, narrowed by the same query as the list of that name.</summary>
    [Function("DeskExport")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/export/{file}")] HttpRequest request, string file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (sessions.Find(request) is not { } staff)
        {
            return Results.Redirect("/desk/sign-in");
        }

        if (file.Split('.') is not [var name, var ending] || Find<ExportKind>(name) is not { } kind || Find<ExportFormat>(ending) is not { } format)
        {
            return await pages.MessageAsync(request, MessageKind.NotFound, programme: staff.Programme, onRecord: staff.Person.Language);
        }

        if (!ExportSheets.MayHave(staff, kind))
        {
            return await pages.MessageAsync(request, MessageKind.Forbidden, programme: staff.Programme, onRecord: staff.Person.Language);
        }

        // The reader's connection ends the reading: the file goes on after the function has returned.
        var reader = request.HttpContext.RequestAborted;
        var sheet = await sheets.OpenAsync(kind, staff, key => request.Query[key].FirstOrDefault(), reader);
        var saved = $"{staff.Programme.Id}-{name}-{staff.Programme.Deadlines.LocalDate(clock.GetUtcNow()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.{ending}";
        if (HttpMethods.IsHead(request.Method))
        {
            return Results.Stream(_ => Task.CompletedTask, format == ExportFormat.Csv ? CsvFile.ContentType : XlsxFile.ContentType, saved);
        }

        if (format == ExportFormat.Csv)
        {
            var begun = await sheet.BeginAsync(reader);
            return Results.Stream(body => CsvFile.WriteAsync(begun, body, reader), CsvFile.ContentType, saved);
        }

        using var workbook = new MemoryStream();
        return await XlsxFile.TryWriteAsync(sheet, workbook, cancellationToken)
            ? Results.File(workbook.ToArray(), XlsxFile.ContentType, saved)
            : await pages.MessageAsync(request, MessageKind.ExportTooLong, programme: staff.Programme, onRecord: staff.Person.Language);
    }

    private static T? Find<T>(string name)
        where T : struct, Enum
    {
        foreach (var member in Enum.GetValues<T>())
        {
            if (ExportCodes.Of(member) == name)
            {
                return member;
            }
        }

        return null;
    }
}
