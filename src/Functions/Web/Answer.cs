using System.Collections.Immutable;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Pages.Models;

namespace CE4BIG.Functions.Web;

/// <summary>What a posted form asks for: a move to be made on the exchange, or what is wrong with the form.</summary>
/// <param name="Move">The move; may be made more than once.</param>
/// <param name="Errors">What is wrong; empty where there is a move.</param>
public sealed record Answer(Func<Exchange, DateTimeOffset, Outcome>? Move, ImmutableArray<FormError> Errors)
{
    /// <summary>Files to be stored before the move and removed where it is refused.</summary>
    public ImmutableArray<Upload> Uploads { get; init; } = [];

    /// <summary>The application as the visitor corrected it; who visits is claimed anew before the move.</summary>
    public Application? Amended { get; init; }

    /// <summary>A form with something wrong.</summary>
    public static Answer Wrong(params IEnumerable<FormError> errors) => new(null, [.. errors]);

    /// <summary>A form that asks for a move.</summary>
    public static Answer Of(Func<Exchange, DateTimeOffset, Outcome> move) => new(move, []);
}
