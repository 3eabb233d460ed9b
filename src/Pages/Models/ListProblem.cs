namespace CE4BIG.Pages.Models;

/// <summary>What can be wrong with a list that is imported.</summary>
public enum ListProblem
{
    /// <summary>No file was chosen.</summary>
    FileMissing,

    /// <summary>The file has more than <see cref="ListError.Limit"/> bytes in a thousand.</summary>
    FileTooLarge,

    /// <summary>Neither CSV in UTF-8 nor XLSX, or damaged.</summary>
    NotReadable,

    /// <summary>There is no row below the heading.</summary>
    NoRows,

    /// <summary>More than <see cref="ListError.Limit"/> rows.</summary>
    TooManyRows,

    /// <summary>A column that must be there is not.</summary>
    ColumnMissing,

    /// <summary>A column that no list has.</summary>
    ColumnUnknown,

    /// <summary>A column that stands there twice.</summary>
    ColumnTwice,

    /// <summary>A cell that must be filled is empty.</summary>
    Missing,

    /// <summary>A cell of more than <see cref="ListError.Limit"/> characters.</summary>
    TooLong,

    /// <summary>A cell with characters that cannot be seen.</summary>
    UnsafeCharacters,

    /// <summary>Not the code of a country.</summary>
    UnknownCountry,

    /// <summary>Not a cluster of the programme.</summary>
    UnknownCluster,

    /// <summary>Not a VAT number of that country.</summary>
    NotAVatNumber,

    /// <summary>The same organisation as in the row <see cref="ListError.Limit"/>.</summary>
    Twice,
}
