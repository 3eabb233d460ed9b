using System.Globalization;
using System.Text.Json;

namespace CE4BIG.Mailbox.Storage;

/// <summary>Mails as files, one each, so that a restart of the mailbox forgets nothing.</summary>
public sealed class MailFolder
{
    private readonly string _path;

    public MailFolder(string path)
    {
        _path = Directory.CreateDirectory(path).FullName;
    }

    /// <summary>What is in the folder, oldest first.</summary>
    public IEnumerable<Mail> Load()
    {
        foreach (var file in Directory.EnumerateFiles(_path, "*.json").Order(StringComparer.Ordinal))
        {
            using var stream = File.OpenRead(file);
            if (JsonSerializer.Deserialize<Mail>(stream, JsonSerializerOptions.Web) is { } mail)
            {
                yield return mail with { Attachments = [.. mail.Attachments.Select((a, i) => a with { Content = File.ReadAllBytes(FileOf(mail.Id, i)) })] };
            }
        }
    }

    public void Save(Mail mail)
    {
        ArgumentNullException.ThrowIfNull(mail);

        // Written beside and moved into place: a crash leaves no half of a mail for the next start to stumble over.
        for (var i = 0; i < mail.Attachments.Count; i++)
        {
            File.WriteAllBytes(FileOf(mail.Id, i), mail.Attachments[i].Content.Span);
        }

        var target = FileOf(mail.Id);
        var draft = target + ".part";
        File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(mail, JsonSerializerOptions.Web));
        File.Move(draft, target, overwrite: true);
    }

    public void Remove(Mail mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        File.Delete(FileOf(mail.Id));
        for (var i = 0; i < mail.Attachments.Count; i++)
        {
            File.Delete(FileOf(mail.Id, i));
        }
    }

    public void Clear()
    {
        foreach (var file in Directory.EnumerateFiles(_path, "*.json").Concat(Directory.EnumerateFiles(_path, "*.attachment")).ToList())
        {
            File.Delete(file);
        }
    }

    private string FileOf(long id) => Path.Combine(_path, id.ToString("D12", CultureInfo.InvariantCulture) + ".json");

    private string FileOf(long id, int attachment) => Path.Combine(_path, string.Create(CultureInfo.InvariantCulture, $"{id:D12}.{attachment}.attachment"));
}
