using CE4BIG.Domain.Banking;

namespace CE4BIG.Domain.Applications;

/// <summary>Reads the bank data of a form: in the application, and where they have to be corrected before a payment.</summary>
public static class BankReader
{
    /// <summary>The account, or every field to mend.</summary>
    public static Parsed<BankAccount, FieldError> Read(IReadOnlyDictionary<string, string> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var reader = new FieldReader(fields);
        var bank = Read(reader);
        return reader.Errors.Count == 0 ? new(bank, []) : new(null, reader.Errors);
    }

    internal static BankAccount Read(FieldReader reader) => new(
        reader.Value<Iban>(ApplicationFields.Iban, Iban.TryParse, FieldProblem.NotAnIban),
        reader.Value<Bic>(ApplicationFields.Bic, Bic.TryParse, FieldProblem.NotABic),
        reader.Line(ApplicationFields.AccountHolder, ApplicationLimits.AccountHolder));
}
