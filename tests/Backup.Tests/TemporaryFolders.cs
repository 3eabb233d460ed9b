namespace CE4BIG.Backup.Tests;

/// <summary>Folders for backups, which go with the test.</summary>
public abstract class TemporaryFolders : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("ce4big-backup");

    internal BackupFolder NewFolder() => new(Path.Combine(_root.FullName, Guid.NewGuid().ToString("N")));

    public void Dispose()
    {
        _root.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}
