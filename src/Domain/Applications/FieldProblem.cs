namespace CE4BIG.Domain.Applications;

/// <summary>What is wrong with one field of a form; pages say it in words.</summary>
public enum FieldProblem
{
    /// <summary>Nothing was entered.</summary>
    Missing,

    /// <summary>More characters than the limit.</summary>
    TooLong,

    /// <summary>Characters that do not belong in a text: control characters, marks that reverse its direction.</summary>
    UnsafeCharacters,

    /// <summary>Not one of the choices offered.</summary>
    UnknownChoice,

    /// <summary>Not a whole number.</summary>
    NotAWholeNumber,

    /// <summary>Not an amount.</summary>
    NotAnAmount,

    /// <summary>Below the limit.</summary>
    TooSmall,

    /// <summary>Above the limit.</summary>
    TooLarge,

    /// <summary>Not a date.</summary>
    NotADate,

    /// <summary>The last day lies before the first.</summary>
    EndBeforeStart,

    /// <summary>Not an e-mail address.</summary>
    NotAnEmail,

    /// <summary>The host's person is the visitor's: nobody confirms their own visit.</summary>
    SamePersonAsVisitor,

    /// <summary>Not a VAT number of that country.</summary>
    NotAVatNumber,

    /// <summary>Not an IBAN: wrong length or check digits, or of a country outside the scheme.</summary>
    NotAnIban,

    /// <summary>Not a BIC.</summary>
    NotABic,

    /// <summary>A declaration that must be made was not made.</summary>
    NotDeclared,
}
