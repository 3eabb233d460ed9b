using CE4BIG.Tour.Exhibits;

await using var desk = await Guide.OpenAsync();
var w = System.Diagnostics.Stopwatch.StartNew();
var gallery = await Guide.LeadAsync(desk);
foreach (var exhibit in gallery.Exhibits)
{
    Console.WriteLine($"{exhibit.Name} {exhibit.Pages["en"].Html.Length}");
}
Console.WriteLine(w.Elapsed);
