namespace CE4BIG.Pages.Components.Charts;

/// <summary>Lays out flows between places as bands: where they come from on the left, where they lead on the right, each as broad as its number.</summary>
internal sealed class FlowLayout
{
    /// <summary>How wide the drawing is.</summary>
    public const double Width = 360;

    /// <summary>Where the bands begin, to the right of the places' names.</summary>
    public const double Left = 104;

    /// <summary>Where the bands end.</summary>
    public const double Right = Width - Left;

    // Room for a name between two places that are hardly broad.
    private const double Gap = 20;
    private const double HeightOfPlace = 44;

    private readonly List<Place> _places = [];
    private readonly List<Band> _bands = [];

    /// <summary>Flows as they are to be drawn.</summary>
    /// <param name="places">How many places there are.</param>
    /// <param name="flows">From which place to which, and how much.</param>
    public FlowLayout(int places, IEnumerable<(int From, int To, long Count)> flows)
    {
        var drawn = flows.Where(flow => flow.Count > 0).OrderBy(flow => flow.From).ThenBy(flow => flow.To).ToList();
        var total = drawn.Sum(flow => (double)flow.Count);
        Height = Math.Max(1, places) * HeightOfPlace;
        var unit = drawn.Count == 0 ? 0 : (Height - (Gap * places)) / total;
        var starts = Stack(places, place => drawn.Where(f => f.From == place).Sum(f => f.Count), isLeft: true, unit);
        var ends = Stack(places, place => drawn.Where(f => f.To == place).Sum(f => f.Count), isLeft: false, unit);
        foreach (var (from, to, count) in drawn)
        {
            _bands.Add(new Band(from, starts[from], ends[to], count * unit));
            starts[from] += count * unit;
            ends[to] += count * unit;
        }
    }

    /// <summary>How high the drawing is.</summary>
    public double Height { get; }

    /// <summary>The places with something to show, on both sides.</summary>
    public IReadOnlyList<Place> Places => _places;

    /// <summary>The bands.</summary>
    public IReadOnlyList<Band> Bands => _bands;

    // On each side the places stand evenly: where each one's next band begins.
    private double[] Stack(int places, Func<int, long> sum, bool isLeft, double unit)
    {
        var tops = new double[places];
        var used = Enumerable.Range(0, places).Where(place => sum(place) > 0).ToList();
        var top = (Height - used.Sum(place => sum(place) * unit) - (Gap * (used.Count - 1))) / 2;
        foreach (var place in used)
        {
            tops[place] = top;
            _places.Add(new Place(place, isLeft, top, sum(place) * unit, sum(place)));
            top += (sum(place) * unit) + Gap;
        }

        return tops;
    }

    /// <summary>A place on one side.</summary>
    public sealed record Place(int Index, bool IsLeft, double Top, double Height, long Count);

    /// <summary>A band from left to right.</summary>
    public sealed record Band(int From, double Start, double End, double Breadth)
    {
        /// <summary>Its outline, as the path's attribute has it.</summary>
        public string Path
        {
            get
            {
                const double middle = (Left + Right) / 2;
                return $"M{N(Left)} {N(Start)}C{N(middle)} {N(Start)} {N(middle)} {N(End)} {N(Right)} {N(End)}"
                    + $"V{N(End + Breadth)}C{N(middle)} {N(End + Breadth)} {N(middle)} {N(Start + Breadth)} {N(Left)} {N(Start + Breadth)}Z";
            }
        }

        private static string N(double coordinate) => Geometry.Number(coordinate);
    }
}
