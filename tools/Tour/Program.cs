using CE4BIG.Tour;
using CE4BIG.Tour.Exhibits;

// Takes the pictures of docs/tour.md: scripts/tour.sh.
if (args is not [var target])
{
    Console.Error.WriteLine("Tour FOLDER: takes a picture of every page and the main mails and puts them there.");
    return 2;
}

var folder = Directory.CreateDirectory(target);
foreach (var old in folder.EnumerateFiles("*.webp"))
{
    old.Delete();
}

await using var browser = await Browser.LaunchAsync();
await using var desk = await Guide.OpenAsync();
var gallery = await Guide.LeadAsync(desk);
var camera = new Camera(browser, folder);
foreach (var shot in Album.Pages)
{
    await camera.TakeAsync(shot, gallery);
}

foreach (var mail in Album.Mails)
{
    await camera.TakeAsync(mail, gallery.Letters[mail]);
}

return 0;
