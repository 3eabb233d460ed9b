namespace CE4BIG.Pages.Models;

/// <summary>What one page shows. <see cref="PageRenderer"/> knows which component belongs to it.</summary>
public abstract record PageModel
{
    /// <summary>The component that shows this model; it takes the model in a parameter named <c>Model</c>.</summary>
    internal abstract Type Component { get; }
}
