using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Programmes;
using CE4BIG.Domain.Tests.Applications;
using CE4BIG.Domain.Tests.Programmes;

namespace CE4BIG.Domain.Tests.Exchanges;

/// <summary>The second shipped programme: one cluster decides, a part may be awarded, half may be paid before travel.</summary>
internal static class Missions
{
    public static Programme Programme { get; } = Shipped.Read(Shipped.Text("short-missions"));

    /// <summary>Two weeks at the same host as in <see cref="Forms"/>, worth 3 600 euro.</summary>
    public static Application Application(bool prefinancing = true)
    {
        var form = Forms.Valid();
        foreach (var (field, value) in new[]
        {
            ("programme", "short-missions"), ("visitorCountry", "AT"), ("visitorCluster", "danube-node"), ("visitorVat", ""), ("hostCluster", "rhone-institute"),
            ("endDate", "2026-06-19"), ("prefinancing", prefinancing ? "yes" : ""), ("deMinimisEur", "0"), ("declareDeMinimis", "yes"),
        })
        {
            form[field] = value;
        }

        var read = ApplicationReader.Read(form, Programme);
        Assert.Empty(read.Errors);
        return read.Value!;
    }
}
