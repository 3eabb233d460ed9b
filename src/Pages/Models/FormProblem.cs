namespace CE4BIG.Pages.Models;

/// <summary>What can be wrong with a form beyond the application's fields.</summary>
public enum FormProblem
{
    /// <summary>No decision was chosen.</summary>
    DecisionMissing,

    /// <summary>A decision that this step does not offer.</summary>
    DecisionUnknown,

    /// <summary>No code was typed.</summary>
    CodeMissing,

    /// <summary>The code is not the one of the mail; <see cref="FormError.Limit"/> is how many attempts are left.</summary>
    CodeWrong,

    /// <summary>A text that must be there is not.</summary>
    TextMissing,

    /// <summary>A text has more than <see cref="FormError.Limit"/> characters.</summary>
    TextTooLong,

    /// <summary>A date is missing.</summary>
    DateMissing,

    /// <summary>Not a date.</summary>
    DateInvalid,

    /// <summary>No file for a mandatory item of evidence.</summary>
    FileMissing,

    /// <summary>The file has no content; <see cref="FormError.Subject"/> is its name, as in all problems with files.</summary>
    FileEmpty,

    /// <summary>The file has more than <see cref="FormError.Limit"/> megabytes.</summary>
    FileTooLarge,

    /// <summary>The content is no PDF, JPEG or PNG, whatever the name says.</summary>
    FileTypeNotAllowed,

    /// <summary>The very same file as another one of this report.</summary>
    FileTwice,

    /// <summary>More than <see cref="FormError.Limit"/> files in all.</summary>
    TooManyFiles,

    /// <summary>Not an e-mail address.</summary>
    EmailInvalid,

    /// <summary>No amount was typed.</summary>
    AmountMissing,

    /// <summary>Not an amount in euro.</summary>
    AmountInvalid,

    /// <summary>Nobody was chosen to pass a step on to.</summary>
    ColleagueMissing,

    /// <summary>No missing item was named.</summary>
    ItemsMissing,

    /// <summary>No rating was chosen.</summary>
    RatingMissing,

    /// <summary>Something has to be chosen and was not: a step, a role.</summary>
    ChoiceMissing,

    /// <summary>Not a whole number from 1 to <see cref="FormError.Limit"/>.</summary>
    DaysInvalid,

    /// <summary>As many views are kept as <see cref="FormError.Limit"/> says.</summary>
    TooManyViews,

    /// <summary>An absence that ends before it begins.</summary>
    AbsenceEnds,

    /// <summary>An absence that is over already.</summary>
    AbsenceOver,

    /// <summary>An absence of more than <see cref="FormError.Limit"/> days.</summary>
    AbsenceTooLong,

    /// <summary>An absence on days that another one covers.</summary>
    AbsenceOverlaps,

    /// <summary>The person has <see cref="FormError.Limit"/> absences already.</summary>
    AbsencesTooMany,

    /// <summary>Somebody who may not stand in for this person.</summary>
    StandInUnknown,

    /// <summary>A box that has to be ticked was not.</summary>
    ConfirmationMissing,

    /// <summary>No payment was chosen for a file.</summary>
    PaymentsMissing,

    /// <summary>More payments than <see cref="FormError.Limit"/>, which a file takes.</summary>
    PaymentsTooMany,

    /// <summary>A payment that was chosen cannot be sent any more: it was confirmed, held or changed meanwhile.</summary>
    PaymentsChanged,

    /// <summary>A payment that was chosen is in a file already.</summary>
    PaymentsTaken,

    /// <summary>A payment of the file was confirmed or came back, or the file was taken back before.</summary>
    FileNotReleasable,

    /// <summary>A payment in the file was entered as returned: the file must be taken back and another made.</summary>
    FileHoldsReturned,

    /// <summary>Neither camt.053 nor camt.054 nor a table with the columns.</summary>
    NotAStatement,

    /// <summary>A statement without a booking.</summary>
    StatementEmpty,

    /// <summary>More than <see cref="FormError.Limit"/> bookings.</summary>
    StatementTooLong,

    /// <summary>A booking that cannot be read; <see cref="FormError.Limit"/> is the line of the file.</summary>
    StatementEntryUnreadable,

    /// <summary>A statement of another account than the one that pays.</summary>
    StatementOfAnother,
}
