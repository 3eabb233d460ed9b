using CE4BIG.Domain.Applications.Drafts;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Links;

namespace CE4BIG.Functions.Drafts;

/// <summary>
/// The numbers that follow from a form's id, so that the same form sent twice finds what it made the first time. The id itself is known
/// only to whoever has the form open, and no number tells it.
/// </summary>
public sealed class FormNumbers(LinkKeys keys)
{
    /// <summary>The number of the exchange that submitting the form begins.</summary>
    public ExchangeId Exchange(Guid formId) => ExchangeId.FromRandom(Derive("exchange", formId).AsSpan(0, ExchangeId.RandomLength));

    /// <summary>The name of the draft that the form is saved as.</summary>
    public DraftId Draft(Guid formId) => DraftId.FromRandom(Derive("draft", formId).AsSpan(0, DraftId.RandomLength));

    private byte[] Derive(string purpose, Guid formId) => keys.Derive(purpose, formId.ToString("N"));
}
