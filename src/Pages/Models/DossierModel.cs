using System.Collections.Immutable;
using CE4BIG.Domain.Applications;

namespace CE4BIG.Pages.Models;

/// <summary>An exchange's dossier: what of its full file is kept in an audit file, to be read without the desk.</summary>
/// <param name="File">The full file, as whoever takes it may see it; its evidence leads to the files beside the dossier.</param>
/// <param name="Bank">Where the money went; the number as the reader may see it.</param>
/// <param name="Account">The account's number, in full or masked.</param>
/// <param name="Rows">How many rows the trail has.</param>
/// <param name="Head">The hash of the last one.</param>
/// <param name="Evidence">The files with the fingerprints they had when they were handed in.</param>
public sealed record DossierModel(
    DeskExchangeModel File, BankAccount Bank, string Account, int Rows, string Head, ImmutableArray<(string Name, string Sha256)> Evidence);
